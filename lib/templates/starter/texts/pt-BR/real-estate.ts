import type { PackTexts } from '../../define.ts';

export const realEstate: PackTexts = {
  name: 'Imobiliária',
  description: 'Ligações de placas, visitas, vendedores e perfis de compradores.',
  templates: {
    'real-estate-live-buyer': {
      name: 'Comprador sério para um corretor',
      description: 'Transfere quem está na frente da casa, tem uma proposta ou é outro corretor.',
    },
    'real-estate-listing': {
      name: 'Buscar um imóvel',
      description: 'Obtém preço, situação e dados principais de um imóvel durante a ligação.',
    },
    'real-estate-showing': {
      name: 'Agendar uma visita a um imóvel',
      description: 'Oferece três visitas por dia, a cada duas horas, nos próximos três dias.',
    },
    'real-estate-photos': {
      name: 'Enviar fotos e plantas',
      description: 'Envia a página de imóveis a quem quer ver fotos antes de decidir.',
    },
    'real-estate-valuation': {
      name: 'Solicitar a avaliação de um imóvel',
      description: 'Inicia uma análise de mercado para um dono que pensa em vender.',
    },
    'real-estate-process': {
      name: 'Responder sobre compra e venda',
      description: 'Explica etapas, custos e área de atendimento com o seu próprio guia.',
    },
    'real-estate-financing': {
      name: 'Salvar o financiamento do comprador',
      description: 'Anota se paga à vista ou financiado, e em que ponto está com o banco.',
    },
    'real-estate-wish-list': {
      name: 'Salvar o que se busca no imóvel',
      description: 'Depois da ligação, resume região, tamanho, orçamento e o indispensável.',
    },
    'real-estate-timeline': {
      name: 'Salvar o prazo da mudança',
      description: 'Depois da ligação, classifica o interessado por quando quer se mudar.',
    },
  },
  blanks: {
    brokerage_name: { label: 'Imobiliária ou equipe', help: 'Como está nas suas placas.' },
    agent_phone: {
      label: 'Corretor que atende ligações',
      help: 'Toca para o corretor de plantão, com o código do país.',
    },
    live_call_hours: {
      label: 'Horário de atendimento ao vivo',
      help: 'Quando um corretor atende ligações, em palavras.',
    },
    listing_lookup_address: {
      label: 'Endereço web da busca de imóveis',
      help: 'A API do seu IDX ou do seu catálogo de imóveis.',
    },
    listing_lookup_key: {
      label: 'Chave da busca de imóveis',
      help: 'Enviada no cabeçalho x-api-key.',
    },
    listings_page: {
      label: 'Página com os seus imóveis',
      help: 'Onde se podem ver fotos e plantas.',
    },
    showing_calendar: {
      label: 'Calendário de visitas',
      help: 'Onde são agendadas as visitas a imóveis.',
    },
    valuation_workflow: {
      label: 'Fluxo para avaliações',
      help: 'Pede a um corretor que prepare uma análise de mercado.',
    },
    financing_field: {
      label: 'Campo do financiamento',
      help: 'Um campo de texto do contato.',
    },
    wish_field: { label: 'Campo do que se busca', help: 'Um campo de texto do contato.' },
    timeline_field: {
      label: 'Campo do prazo',
      help: 'Um campo de texto, ou uma lista com as cinco respostas deste modelo.',
    },
    process_knowledge_base: {
      label: 'Base de conhecimento',
      help: 'Contém o seu processo de compra e venda, a comissão e a área de atendimento.',
    },
  },
};

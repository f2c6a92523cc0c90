import type { PackTexts } from '../../define.ts';

export const insurance: PackTexts = {
  name: 'Corretora de seguros',
  description: 'Sinistros, comprovantes, cotações e renovações em uma corretora independente.',
  templates: {
    'insurance-new-claim': {
      name: 'Novo sinistro para a linha de sinistros',
      description: 'Segurados com um dano recente chegam a quem pode abrir o sinistro.',
    },
    'insurance-claim-photos': {
      name: 'Enviar onde subir fotos de danos',
      description: 'Envia a página de arquivos quando já há um sinistro aberto.',
    },
    'insurance-proof': {
      name: 'Solicitar um comprovante de seguro',
      description: 'Pede um cartão, um certificado ou o comprovante para um credor.',
    },
    'insurance-quote': {
      name: 'Enviar um pedido de cotação',
      description: 'Coloca um novo interessado direto no seu sistema de cotações.',
    },
    'insurance-review': {
      name: 'Agendar uma revisão de apólice',
      description: 'Oferece duas reuniões por dia com um corretor habilitado em cinco dias.',
    },
    'insurance-questions': {
      name: 'Responder perguntas da corretora',
      description: 'Busca seguradoras, pagamentos e documentos, e não explica coberturas.',
    },
    'insurance-renewal': {
      name: 'Salvar a data de renovação',
      description: 'Guarda quando termina a apólice atual da pessoa, e com quem ela é.',
    },
    'insurance-lines': {
      name: 'Salvar os seguros pedidos',
      description: 'Depois da ligação, lista os tipos de seguro e o que se quer segurar.',
    },
  },
  blanks: {
    agency_name: { label: 'Nome da corretora', help: 'Como os segurados conhecem.' },
    lines_offered: { label: 'Seguros que você vende', help: 'Nas palavras de quem liga.' },
    claims_phone: {
      label: 'Linha de sinistros',
      help: 'O seu setor de sinistros ou a linha 24 horas da seguradora, com o código do país.',
    },
    emergency_number: {
      label: 'Número de emergência',
      help: 'O que se disca no seu país para polícia, bombeiros ou ambulância.',
    },
    claim_link: {
      label: 'Página para fotos de danos',
      help: 'Onde o cliente envia fotos e papéis de um sinistro.',
    },
    proof_workflow: {
      label: 'Fluxo para comprovantes de seguro',
      help: 'Pede à sua equipe de atendimento um cartão ou certificado.',
    },
    quote_address: {
      label: 'Endereço web do sistema de cotações',
      help: 'A API do seu multicálculo ou sistema que recebe novos interessados.',
    },
    quote_key: {
      label: 'Chave do sistema de cotações',
      help: 'Enviada no cabeçalho X-Agency-Key.',
    },
    review_calendar: {
      label: 'Calendário de revisões',
      help: 'Reuniões com um corretor habilitado.',
    },
    renewal_field: {
      label: 'Campo da data de renovação',
      help: 'Um campo de texto ou de data: quando termina a apólice atual.',
    },
    lines_field: {
      label: 'Campo dos tipos de seguro',
      help: 'Um campo de texto do contato.',
    },
    agency_knowledge_base: {
      label: 'Base de conhecimento',
      help: 'Contém seguradoras, formas de pagamento, documentos e dados do escritório.',
    },
  },
};

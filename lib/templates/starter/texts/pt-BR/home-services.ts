import type { PackTexts } from '../../define.ts';

export const homeServices: PackTexts = {
  name: 'Serviços residenciais',
  description: 'Emergências, orçamentos e dados do serviço em hidráulica, elétrica e climatização.',
  templates: {
    'home-services-emergency': {
      name: 'Emergência em casa ao técnico de plantão',
      description: 'Canos rompidos, esgoto, faíscas e falta de aquecimento chegam a um técnico.',
    },
    'home-services-coverage': {
      name: 'Verificar a área de atendimento',
      description: 'Busca um CEP antes de prometer uma visita.',
    },
    'home-services-estimate': {
      name: 'Agendar um orçamento em casa',
      description: 'Oferece dois horários de chegada por dia nos próximos quatro dias.',
    },
    'home-services-photos': {
      name: 'Pedir fotos do serviço',
      description: 'Pede fotos por mensagem de texto, para levar as peças certas.',
    },
    'home-services-quote': {
      name: 'Solicitar um orçamento',
      description: 'Dá ao orçamentista o que ele precisa para um serviço maior.',
    },
    'home-services-prices': {
      name: 'Responder sobre serviços e taxas',
      description: 'Busca serviços, taxa de visita, garantia e licenças.',
    },
    'home-services-address': {
      name: 'Salvar o endereço do serviço',
      description: 'Guarda o endereço confirmado onde o serviço será feito.',
    },
    'home-services-access': {
      name: 'Salvar como entrar',
      description: 'Anota códigos de portão, animais e estacionamento para o técnico.',
    },
    'home-services-equipment': {
      name: 'Salvar o equipamento',
      description: 'Depois da ligação, anota tipo, marca e idade do que precisa de reparo.',
    },
  },
  blanks: {
    company_name: { label: 'Nome da empresa', help: 'Como está pintado no furgão.' },
    on_call_tech_phone: {
      label: 'Técnico de plantão',
      help: 'Toca para quem atende à noite e nos fins de semana, com o código do país.',
    },
    emergency_number: {
      label: 'Número de emergência',
      help: 'O que se disca no seu país para chamar os bombeiros.',
    },
    coverage_address: {
      label: 'Endereço web da área de atendimento',
      help: 'A API que sabe quais CEPs você atende.',
    },
    coverage_key: {
      label: 'Chave da área de atendimento',
      help: 'O token que essa API pede.',
    },
    coverage_answer: {
      label: 'Onde está a resposta',
      help: 'O valor da resposta que diz sim ou não.',
    },
    estimate_calendar: {
      label: 'Calendário de orçamentos',
      help: 'Onde são agendadas as visitas para ver um serviço.',
    },
    arrival_window: {
      label: 'Janela de chegada',
      help: 'Horas entre os horários que são oferecidos.',
    },
    quote_workflow: {
      label: 'Fluxo para orçamentos',
      help: 'Diz ao orçamentista qual é o serviço.',
    },
    address_field: {
      label: 'Campo do endereço do serviço',
      help: 'Um campo de texto: onde é o serviço, que pode não ser o endereço da cobrança.',
    },
    access_field: {
      label: 'Campo de notas de acesso',
      help: 'Um campo de texto que o técnico vê no caminho.',
    },
    equipment_field: { label: 'Campo do equipamento', help: 'Um campo de texto do contato.' },
    service_knowledge_base: {
      label: 'Base de conhecimento',
      help: 'Contém os seus serviços, a taxa de visita, a garantia e as licenças.',
    },
  },
};

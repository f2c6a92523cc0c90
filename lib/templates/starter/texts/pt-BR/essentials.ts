import type { PackTexts } from '../../define.ts';

export const essentials: PackTexts = {
  name: 'O essencial',
  description: 'Recepção, recados, como chegar e notas de ligações para qualquer negócio.',
  templates: {
    'essentials-front-desk': {
      name: 'Passar para a recepção',
      description: 'Transfere a ligação enquanto há alguém; fora disso, anota um recado.',
    },
    'essentials-take-a-message': {
      name: 'Anotar um recado',
      description: 'Anota quem ligou e por quê, e pede à sua equipe que retorne a ligação.',
    },
    'essentials-booking-link': {
      name: 'Enviar a página de agendamento',
      description: 'Envia o link a quem prefere escolher o horário por conta própria.',
    },
    'essentials-directions': {
      name: 'Enviar como chegar',
      description: 'Envia o endereço e como encontrar a entrada.',
    },
    'essentials-common-questions': {
      name: 'Responder perguntas frequentes',
      description: 'Busca horários, preços e políticas antes de o agente responder.',
    },
    'essentials-phone-consultation': {
      name: 'Agendar uma consulta por telefone',
      description: 'Oferece três horários de ligação por dia nos próximos três dias.',
    },
    'essentials-stop-contact': {
      name: 'Respeitar um pedido de não contatar',
      description: 'Tira as pessoas das suas listas assim que elas pedem.',
    },
    'essentials-callback-time': {
      name: 'Salvar o melhor horário para ligar',
      description: 'Guarda o dia e a hora em que dá para falar com quem ligou.',
    },
    'essentials-heard-about-us': {
      name: 'Salvar como conheceram você',
      description: 'Depois da ligação, anota o anúncio, a busca ou a pessoa que a trouxe.',
    },
    'essentials-call-outcome': {
      name: 'Salvar o resultado da ligação',
      description: 'Depois da ligação, classifica-a em um de seis resultados para relatórios.',
    },
  },
  blanks: {
    business_name: {
      label: 'Nome da empresa',
      help: 'Como quem liga conhece, sem “Inc.” nem “LLC”.',
    },
    front_desk_phone: {
      label: 'Telefone da recepção',
      help: 'O número que uma pessoa atende, com o código do país.',
    },
    staffed_hours: {
      label: 'Quando uma pessoa atende',
      help: 'Dias e horários em palavras, como o agente deve entender.',
    },
    announce_calls: {
      label: 'Anunciar as ligações',
      help: 'Se quem atende ouve uma mensagem curta antes de a ligação ser conectada.',
      choices: ['Sim, dizer quem é', 'Não, conectar na hora'],
    },
    message_workflow: {
      label: 'Fluxo de trabalho para recados',
      help: 'Avisa a sua equipe que alguém espera um retorno.',
    },
    opt_out_workflow: {
      label: 'Fluxo de trabalho para “não contatar”',
      help: 'Coloca o contato em não perturbe, ou pede à sua equipe que faça isso.',
    },
    booking_link: {
      label: 'Página de agendamento',
      help: 'A página web em que as pessoas escolhem o horário.',
    },
    street_address: {
      label: 'Endereço',
      help: 'Rua, cidade, estado e CEP, como um aplicativo de mapas encontra.',
    },
    arrival_tip: {
      label: 'Como encontrar a entrada',
      help: 'Uma frase sobre o estacionamento ou a entrada.',
    },
    faq_knowledge_base: {
      label: 'Base de conhecimento',
      help: 'Contém os seus horários, preços e políticas.',
    },
    call_calendar: {
      label: 'Calendário de ligações',
      help: 'Onde é agendada uma ligação com alguém da sua equipe.',
    },
    callback_time_field: {
      label: 'Campo do melhor horário para ligar',
      help: 'Um campo de texto do contato.',
    },
    source_field: {
      label: 'Campo de como conheceram você',
      help: 'Um campo de texto do contato.',
    },
    outcome_field: {
      label: 'Campo do resultado',
      help: 'Um campo de texto, ou uma lista com os seis resultados deste modelo.',
    },
  },
};

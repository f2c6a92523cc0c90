import type { PackTexts } from '../../define.ts';

export const oneOfEach: PackTexts = {
  name: 'Uma de cada tipo',
  description: 'Cada tipo de ação uma vez, como ponto de partida.',
  templates: {
    'transfer-to-a-person': {
      name: 'Transferir para uma pessoa',
      description: 'Passa para o seu telefone quem pede para falar com uma pessoa.',
    },
    'send-a-text-message': {
      name: 'Enviar uma mensagem de texto',
      description: 'Envia por mensagem de texto um link, um endereço ou outros dados.',
    },
    'book-an-appointment': {
      name: 'Agendar um horário',
      description: 'Oferece três horários em cada um dos próximos três dias e agenda um.',
    },
    'start-a-workflow': {
      name: 'Iniciar um fluxo de trabalho',
      description: 'Inicia um acompanhamento, como um orçamento, ainda durante a ligação.',
    },
    'answer-from-your-documents': {
      name: 'Responder com os seus documentos',
      description: 'Busca preços, horários e políticas na sua base de conhecimento.',
    },
    'ask-another-system': {
      name: 'Consultar outro sistema',
      description: 'Busca algo, como um pedido, em outro sistema.',
    },
    'save-it-during-the-call': {
      name: 'Salvar durante a ligação',
      description: 'Salva na hora, no contato, o e-mail de quem ligou.',
    },
    'save-what-the-caller-said': {
      name: 'Salvar o que a pessoa disse',
      description: 'Depois da ligação, salva no contato o que a pessoa queria.',
    },
  },
  blanks: {
    transfer_to: {
      label: 'Transferir para',
      help: 'O número de telefone que toca, com o código do país.',
    },
    text_message: {
      label: 'Mensagem de texto',
      help: 'O que a pessoa que ligou recebe no celular.',
    },
    calendar: { label: 'Calendário', help: 'O calendário em que os horários são agendados.' },
    workflow: {
      label: 'Fluxo de trabalho',
      help: 'O fluxo de trabalho que é iniciado. Ele deve estar publicado.',
    },
    knowledge_base: {
      label: 'Base de conhecimento',
      help: 'Onde o agente busca a resposta.',
    },
    address: {
      label: 'Endereço web',
      help: 'O endereço web (endpoint da API) do outro sistema.',
    },
    answer_value: {
      label: 'Valor usado da resposta',
      help: 'Onde o valor está na resposta, por exemplo data.status.',
    },
    email_field: {
      label: 'Campo do contato',
      help: 'Onde o e-mail é salvo no contato de quem ligou.',
    },
    reason_field: {
      label: 'Campo do contato',
      help: 'Onde o motivo da ligação é salvo no contato de quem ligou.',
    },
  },
};

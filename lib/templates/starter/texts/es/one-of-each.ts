import type { PackTexts } from '../../define.ts';

export const oneOfEach: PackTexts = {
  name: 'Una de cada tipo',
  description: 'Cada tipo de acción una vez, como punto de partida.',
  templates: {
    'transfer-to-a-person': {
      name: 'Transferir a una persona',
      description: 'Comunica con su teléfono a quien pide hablar con una persona.',
    },
    'send-a-text-message': {
      name: 'Enviar un mensaje de texto',
      description: 'Envía por mensaje de texto un enlace, una dirección u otros datos.',
    },
    'book-an-appointment': {
      name: 'Agendar una cita',
      description: 'Ofrece tres horarios en cada uno de los próximos tres días y agenda uno.',
    },
    'start-a-workflow': {
      name: 'Iniciar un flujo de trabajo',
      description: 'Inicia un seguimiento, como una cotización, durante la misma llamada.',
    },
    'answer-from-your-documents': {
      name: 'Responder con sus documentos',
      description: 'Busca precios, horarios y políticas en su base de conocimientos.',
    },
    'ask-another-system': {
      name: 'Consultar otro sistema',
      description: 'Busca algo, como un pedido, en otro sistema.',
    },
    'save-it-during-the-call': {
      name: 'Guardarlo durante la llamada',
      description: 'Guarda enseguida en el contacto el correo electrónico de quien llama.',
    },
    'save-what-the-caller-said': {
      name: 'Guardar lo que dijo quien llamó',
      description: 'Después de la llamada, guarda en el contacto lo que la persona quería.',
    },
  },
  blanks: {
    transfer_to: {
      label: 'Transferir a',
      help: 'El número de teléfono que suena, con su código de país.',
    },
    text_message: {
      label: 'Mensaje de texto',
      help: 'Lo que recibe en el teléfono quien llama.',
    },
    calendar: { label: 'Calendario', help: 'El calendario en el que se agendan las citas.' },
    workflow: {
      label: 'Flujo de trabajo',
      help: 'El flujo de trabajo que se inicia. Debe estar publicado.',
    },
    knowledge_base: {
      label: 'Base de conocimientos',
      help: 'Donde el agente busca la respuesta.',
    },
    address: {
      label: 'Dirección web',
      help: 'La dirección web (punto de acceso de la API) del otro sistema.',
    },
    answer_value: {
      label: 'Valor que se usa de la respuesta',
      help: 'Dónde está el valor en la respuesta, por ejemplo data.status.',
    },
    email_field: {
      label: 'Campo de contacto',
      help: 'Donde se guarda el correo electrónico en el contacto de quien llama.',
    },
    reason_field: {
      label: 'Campo de contacto',
      help: 'Donde se guarda el motivo de la llamada en el contacto de quien llama.',
    },
  },
};

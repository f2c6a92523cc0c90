import type { PackPrompts } from '../../define.ts';

export const oneOfEach: PackPrompts = {
  templates: {
    'transfer-to-a-person': {
      triggerPrompt:
        'Cuando la persona que llama pida hablar con alguien, con un gerente o con una persona del equipo, diga que es urgente, esté molesta o pida algo en lo que ya intentó ayudarle dos veces sin éxito. No transfiera solo porque la persona haga una pausa o pregunte algo que usted puede responder por su cuenta.',
      triggerMessage:
        'Por supuesto. Permítame un momento en la línea mientras le comunico con alguien del equipo.',
    },
    'send-a-text-message': {
      triggerPrompt:
        'Cuando la persona que llama pida recibir información por mensaje de texto, o acepte cuando usted le ofrezca enviarle así un enlace, la dirección u otros datos. Primero pida permiso, y envíelo una sola vez por llamada, a menos que le digan que no llegó.',
      triggerMessage: 'En este momento le envío un mensaje de texto con los datos.',
    },
    'book-an-appointment': {},
    'start-a-workflow': {
      triggerPrompt:
        'Cuando la persona que llama pida una cotización, quiera que le envíen más información o pida que le devuelvan la llamada, y usted ya tenga su nombre y el motivo. Repítale los datos una vez e inícielo solo después de que diga que sí.',
      triggerMessage: 'Muy bien, lo pongo en marcha ahora mismo.',
    },
    'answer-from-your-documents': {
      triggerPrompt:
        'Cuando la persona que llama pregunte por servicios, precios, horarios, ubicación, políticas o cualquier otra cosa del negocio que usted no sepa con certeza. Búsquelo antes de responder, conteste en una o dos frases cortas y, si nada corresponde, diga que lo va a averiguar en lugar de adivinar.',
    },
    'ask-another-system': {
      triggerPrompt:
        'Cuando la persona que llama pregunte por el estado de un pedido y le haya dado el número de pedido. Repita el número para confirmar que es correcto antes de buscarlo. Si no se encuentra nada, pida el número una vez más.',
      triggerMessage: 'Gracias. Deme un momento mientras lo busco.',
      apiParameters: {
        orderId: { description: 'El número de pedido que dio la persona, sin espacios' },
      },
    },
    'save-it-during-the-call': {
      description:
        'El correo electrónico de la persona que llama, después de que lo haya confirmado letra por letra. En minúsculas, sin espacios, con @ y un punto en lugar de las palabras “arroba” y “punto”.',
    },
    'save-what-the-caller-said': {
      description:
        'El motivo principal de la llamada, en una frase corta y con las palabras de la persona. Si hubo varios, aquel al que dedicó más tiempo. Déjelo vacío si no dio ningún motivo.',
      examples: [
        'Agendar una limpieza dental',
        'Pregunta sobre una factura',
        'Cambio de dirección',
      ],
    },
  },
  blanks: {
    text_message: {
      sample:
        '¡Gracias por su llamada! Este es el enlace del que hablamos: https://example.com/inicio',
    },
    calendar: { sample: 'Citas' },
    workflow: { sample: 'Seguimiento de interesados' },
    knowledge_base: { sample: 'Preguntas frecuentes' },
    email_field: { sample: 'Correo electrónico' },
    reason_field: { sample: 'Motivo de la llamada' },
  },
};

import type { PackPrompts } from '../../define.ts';

export const essentials: PackPrompts = {
  templates: {
    'essentials-front-desk': {
      triggerPrompt:
        'Cuando la persona que llama pregunte por alguien por su nombre o su puesto, devuelva una llamada perdida de {{business_name}} o haya hecho la misma pregunta dos veces sin resolverla. El horario en que atiende una persona es {{staffed_hours}}; fuera de ese horario no transfiera, ofrezca tomar un mensaje. Antes de transferir, pregunte el nombre de quien llama y de qué se trata, una pregunta a la vez. No transfiera ofertas de venta, encuestas ni grabaciones: dé las gracias y termine la llamada con amabilidad.',
      triggerMessage:
        'Claro que sí, ya le comunico con alguien. Puede sonar varias veces, así que no cuelgue, por favor.',
    },
    'essentials-take-a-message': {
      triggerPrompt:
        'Cuando nadie pueda atender la llamada, la persona prefiera que le llamen después o usted no encuentre la respuesta tras buscarla. Pida, en este orden: nombre completo, número al que se debe llamar, el motivo y el mejor momento para localizarla. Repita el número en grupos de tres y cuatro dígitos y espere un sí. Inicie esto una vez por llamada, después de que la persona haya aprobado el mensaje. Prometa que le llamarán, nunca una hora exacta.',
      triggerMessage: 'Entendido. Ahora mismo le paso su mensaje al equipo.',
    },
    'essentials-booking-link': {
      triggerPrompt:
        'Cuando la persona que llama quiera ver los horarios más tarde, tenga que consultarlo antes con alguien o pida reservar en línea. Pregunte: “¿Me permite enviarle el enlace por mensaje de texto al número desde el que llama?” y envíelo solo después de un sí. Si ese teléfono no recibe mensajes de texto, no lo envíe: ofrezca agendar juntos un horario en esta llamada.',
      triggerMessage: 'Perfecto. El enlace ya va en camino a su teléfono.',
      messageBody:
        '¡Gracias por llamar a {{business_name}}! Elija aquí el horario que le convenga: {{booking_link}}',
    },
    'essentials-directions': {
      triggerPrompt:
        'Cuando la persona que llama pregunte dónde está {{business_name}}, cómo llegar o dónde estacionar, y quiera tenerlo por escrito. Primero diga la calle y la esquina más cercana, si la sabe, y luego pregunte si le ayudaría un mensaje de texto. Envíelo cuando acepte, una vez por llamada. No lo ofrezca a quien solo necesita que le devuelvan la llamada.',
      triggerMessage: 'Le envío la dirección ahora, para que pueda abrirla en su mapa.',
      messageBody: '{{business_name}} está en {{street_address}}. {{arrival_tip}} ¡Le esperamos!',
    },
    'essentials-common-questions': {
      triggerPrompt:
        'Cuando la persona que llama pregunte por horarios, días festivos, precios, formas de pago, devoluciones, servicios o políticas de {{business_name}}. Búsquelo siempre, aunque crea saberlo. Dé en una frase el dato que le pidieron y pregunte si eso le ayuda. Si los documentos no dicen nada al respecto, dígalo y ofrezca tomar un mensaje; nunca calcule un precio ni invente una política.',
    },
    'essentials-phone-consultation': {},
    'essentials-stop-contact': {
      triggerPrompt:
        'Cuando la persona que llama pida que dejen de llamarle o de enviarle mensajes, que la quiten de la lista o diga que nunca aceptó que la contactaran. No discuta, no pregunte por qué ni ofrezca nada más. Pregunte solamente si es para llamadas, mensajes de texto o ambos, repita la respuesta e inicie esto. Quien solo dice “hoy no” o “llámeme después” no lo ha pedido.',
      triggerMessage: 'Entiendo, y lamento la molestia. Me ocupo de eso ahora mismo.',
    },
    'essentials-callback-time': {
      description:
        'Cuando la persona quiera que le devuelvan la llamada: el día y la parte del día que indicó, con su zona horaria si está en otro lugar. Solo después de que usted lo haya repetido y ella haya estado de acuerdo. Déjelo vacío si dijo que a cualquier hora está bien.',
      examples: [
        'Entre semana después de las 4 p. m.',
        'Mañana por la mañana',
        'Jueves al mediodía, hora del Pacífico',
      ],
    },
    'essentials-heard-about-us': {
      description:
        'Dónde dijo la persona que encontró el negocio: el buscador, el anuncio, el evento o el nombre completo de quien se lo recomendó. Use solo lo que ella misma dijo; no lo deduzca de su número de teléfono. Déjelo vacío si ya es cliente y no mencionó de dónde.',
      examples: [
        'Búsqueda en Google',
        'La recomendó Diana Robles',
        'Letrero en un jardín',
        'Anuncio de Instagram',
      ],
    },
    'essentials-call-outcome': {
      description:
        'Cómo terminó la llamada, exactamente una de estas opciones: Cita agendada, Transferida, Mensaje tomado, Pregunta respondida, Sin interés, Número equivocado. Si corresponden dos, tome la que aparece primero en esta lista. Una transferencia cuenta solo si la llamada de verdad se conectó.',
      examples: [
        'Cita agendada',
        'Transferida',
        'Mensaje tomado',
        'Pregunta respondida',
        'Número equivocado',
      ],
    },
  },
  blanks: {
    staffed_hours: { sample: 'de lunes a viernes, de las 9 de la mañana a las 5 de la tarde' },
    message_workflow: {
      default: 'Solicitud de llamada',
      aliases: ['Devolver llamada', 'Mensaje telefónico', 'Seguimiento de llamada perdida'],
    },
    opt_out_workflow: {
      default: 'No contactar',
      aliases: ['No molestar', 'Baja de la lista', 'Cancelar suscripción'],
    },
    arrival_tip: {
      sample: 'Hay estacionamiento gratis detrás del edificio; entre por la puerta azul.',
    },
    faq_knowledge_base: {
      default: 'Preguntas frecuentes',
      aliases: ['Información general', 'Preguntas de la empresa', 'Sitio web'],
    },
    call_calendar: {
      default: 'Consulta telefónica',
      aliases: ['Llamada de introducción', 'Llamada de consulta', 'Primera llamada'],
    },
    callback_time_field: {
      default: 'Mejor momento para llamar',
      aliases: ['Mejor hora para llamar', 'Horario preferido de llamada'],
    },
    source_field: {
      default: 'Cómo supo de nosotros',
      aliases: ['¿Cómo supo de nosotros?', 'Cómo nos conoció', 'Fuente de referencia'],
    },
    outcome_field: {
      default: 'Resultado de la llamada',
      aliases: ['Resultado de la última llamada', 'Resultado de llamada IA'],
    },
  },
};

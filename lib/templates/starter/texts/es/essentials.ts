import type { PackTexts } from '../../define.ts';

export const essentials: PackTexts = {
  name: 'Lo esencial',
  description: 'Recepción, mensajes, indicaciones y notas de llamadas para cualquier negocio.',
  templates: {
    'essentials-front-desk': {
      name: 'Comunicar con la recepción',
      description: 'Transfiere la llamada mientras haya alguien; si no, toma un mensaje.',
    },
    'essentials-take-a-message': {
      name: 'Tomar un mensaje',
      description: 'Anota quién llamó y por qué, y pide a su equipo que devuelva la llamada.',
    },
    'essentials-booking-link': {
      name: 'Enviar la página de reservas',
      description: 'Envía el enlace a quien prefiere elegir el horario por su cuenta.',
    },
    'essentials-directions': {
      name: 'Enviar cómo llegar',
      description: 'Envía la dirección y cómo encontrar la entrada.',
    },
    'essentials-common-questions': {
      name: 'Responder preguntas frecuentes',
      description: 'Busca horarios, precios y políticas antes de que el agente responda.',
    },
    'essentials-phone-consultation': {
      name: 'Agendar una consulta telefónica',
      description: 'Ofrece tres horarios de llamada al día durante los próximos tres días.',
    },
    'essentials-stop-contact': {
      name: 'Respetar un pedido de no contactar',
      description: 'Quita a las personas de sus listas en cuanto lo piden.',
    },
    'essentials-callback-time': {
      name: 'Guardar el mejor momento para llamar',
      description: 'Guarda el día y la hora en que se puede localizar a quien llama.',
    },
    'essentials-heard-about-us': {
      name: 'Guardar cómo supieron de usted',
      description: 'Después de la llamada, anota qué anuncio, búsqueda o persona la originó.',
    },
    'essentials-call-outcome': {
      name: 'Guardar el resultado de la llamada',
      description:
        'Después de la llamada, la clasifica en uno de seis resultados para sus informes.',
    },
  },
  blanks: {
    business_name: {
      label: 'Nombre del negocio',
      help: 'Como lo conocen quienes llaman, sin “Inc.” ni “LLC”.',
    },
    front_desk_phone: {
      label: 'Teléfono de la recepción',
      help: 'El número que atiende una persona, con su código de país.',
    },
    staffed_hours: {
      label: 'Cuándo atiende una persona',
      help: 'Días y horas en palabras, como debe entenderlos el agente.',
    },
    announce_calls: {
      label: 'Anunciar las llamadas',
      help: 'Si quien contesta oye un breve mensaje antes de que se conecte la llamada.',
      choices: ['Sí, decir quién llama', 'No, conectar de inmediato'],
    },
    message_workflow: {
      label: 'Flujo de trabajo para mensajes',
      help: 'Avisa a su equipo que alguien espera una llamada.',
    },
    opt_out_workflow: {
      label: 'Flujo de trabajo para “no contactar”',
      help: 'Pone el contacto en no molestar, o pide a su equipo que lo haga.',
    },
    booking_link: {
      label: 'Página de reservas',
      help: 'La página web en la que cada persona elige su horario.',
    },
    street_address: {
      label: 'Dirección',
      help: 'Calle, ciudad, estado y código postal, como los encuentra una aplicación de mapas.',
    },
    arrival_tip: {
      label: 'Cómo encontrar la entrada',
      help: 'Una frase sobre el estacionamiento o la entrada.',
    },
    faq_knowledge_base: {
      label: 'Base de conocimientos',
      help: 'Contiene sus horarios, precios y políticas.',
    },
    call_calendar: {
      label: 'Calendario de llamadas',
      help: 'Donde se agenda una llamada con alguien de su equipo.',
    },
    callback_time_field: {
      label: 'Campo del mejor momento para llamar',
      help: 'Un campo de texto del contacto.',
    },
    source_field: {
      label: 'Campo de cómo supieron de usted',
      help: 'Un campo de texto del contacto.',
    },
    outcome_field: {
      label: 'Campo del resultado',
      help: 'Un campo de texto, o una lista con los seis resultados de esta plantilla.',
    },
  },
};

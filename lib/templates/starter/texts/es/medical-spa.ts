import type { PackTexts } from '../../define.ts';

export const medicalSpa: PackTexts = {
  name: 'Spa médico',
  description: 'Reacciones después de un tratamiento, consultas, precios y membresías.',
  templates: {
    'medical-spa-reaction': {
      name: 'Reacción a un tratamiento, a enfermería',
      description: 'Síntomas tras una inyección, un peeling o un láser llegan a enfermería.',
    },
    'medical-spa-consultation': {
      name: 'Agendar una consulta estética',
      description: 'Ofrece tres consultas al día durante los próximos cinco días.',
    },
    'medical-spa-prepare': {
      name: 'Enviar cómo prepararse',
      description: 'Envía las indicaciones previas a un tratamiento y el aviso para cancelar.',
    },
    'medical-spa-membership': {
      name: 'Dar seguimiento a una membresía',
      description: 'Envía los planes a quienes vienen seguido y quieren ahorrar.',
    },
    'medical-spa-gift-card': {
      name: 'Consultar el saldo de una tarjeta de regalo',
      description: 'Busca cuánto queda en una de sus tarjetas de regalo.',
    },
    'medical-spa-questions': {
      name: 'Responder sobre tratamientos y precios',
      description: 'Busca precios, duración y recuperación, y no promete resultados.',
    },
    'medical-spa-interest': {
      name: 'Guardar el tratamiento de interés',
      description: 'Guarda lo que interesa a la persona, para la consulta.',
    },
    'medical-spa-event': {
      name: 'Guardar el gran día',
      description: 'Después de la llamada, anota el evento para el que quiere lucir bien.',
    },
  },
  blanks: {
    spa_name: { label: 'Nombre del spa', help: 'Como lo conocen los clientes.' },
    nurse_phone: {
      label: 'Enfermería de guardia',
      help: 'Suena a un profesional con licencia a cualquier hora, con su código de país.',
    },
    emergency_number: {
      label: 'Número de emergencias',
      help: 'Lo que se marca en su país para pedir una ambulancia.',
    },
    consult_calendar: {
      label: 'Calendario de consultas',
      help: 'Primeras visitas con un profesional, antes de cualquier tratamiento.',
    },
    prep_link: {
      label: 'Página sobre cómo prepararse',
      help: 'Sus indicaciones para los días previos a cada tratamiento.',
    },
    cancel_notice: {
      label: 'Aviso para cancelar',
      help: 'Con cuánta anticipación hay que cancelar, en palabras.',
    },
    membership_workflow: {
      label: 'Flujo para membresías',
      help: 'Envía los planes y permite que su coordinación dé seguimiento.',
    },
    gift_card_address: {
      label: 'Dirección web de tarjetas de regalo',
      help: 'La API de su sistema de reservas o pagos que conoce los saldos.',
    },
    gift_card_key: {
      label: 'Clave de tarjetas de regalo',
      help: 'De solo lectura, si su sistema lo ofrece.',
    },
    treatment_field: {
      label: 'Campo del tratamiento',
      help: 'Un campo de texto del contacto.',
    },
    event_field: {
      label: 'Campo del gran día',
      help: 'Un campo de texto del contacto.',
    },
    treatment_knowledge_base: {
      label: 'Base de conocimientos',
      help: 'Contiene sus tratamientos, precios, recuperación y políticas.',
    },
  },
};

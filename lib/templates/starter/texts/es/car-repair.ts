import type { PackTexts } from '../../define.ts';

export const carRepair: PackTexts = {
  name: 'Taller mecánico',
  description: 'Averías, “¿ya está mi auto?”, recepción y presupuestos en un taller.',
  templates: {
    'car-repair-breakdown': {
      name: 'Avería a la línea de grúas',
      description: 'Quien se quedó varado llega a la grúa tras verificar que está a salvo.',
    },
    'car-repair-status': {
      name: 'Consultar el estado de la reparación',
      description: 'Responde “¿ya está mi auto?” con el sistema de su taller.',
    },
    'car-repair-drop-off': {
      name: 'Agendar una cita para dejar el vehículo',
      description: 'Ofrece tres horarios de recepción al día durante los próximos tres días.',
    },
    'car-repair-key-drop': {
      name: 'Enviar dónde dejar la llave',
      description: 'Envía la dirección y el buzón de llaves a quien llega cuando está cerrado.',
    },
    'car-repair-estimate-call': {
      name: 'Pedir que el asesor llame por un presupuesto',
      description: 'Lleva la decisión sobre una reparación a quien puede tomarla.',
    },
    'car-repair-questions': {
      name: 'Responder sobre el taller y la garantía',
      description: 'Busca servicios, precios fijos, garantía, autos de cortesía y marcas.',
    },
    'car-repair-vehicle': {
      name: 'Guardar el vehículo',
      description: 'Guarda año, marca, modelo y millaje del auto en cuestión.',
    },
    'car-repair-symptoms': {
      name: 'Guardar los síntomas',
      description: 'Después de la llamada, describe qué hace el auto, cuándo y desde cuándo.',
    },
  },
  blanks: {
    shop_name: { label: 'Nombre del taller', help: 'Como lo conocen los conductores.' },
    shop_address: {
      label: 'Dirección del taller',
      help: 'Calle y ciudad, como las necesita quien conduce una grúa.',
    },
    tow_phone: {
      label: 'Línea de grúas',
      help: 'Su propia grúa o la de quien remolca para usted, con su código de país.',
    },
    emergency_number: {
      label: 'Número de emergencias',
      help: 'Lo que se marca en su país después de un choque.',
    },
    status_address: {
      label: 'Dirección web del estado',
      help: 'La API del sistema de su taller que conoce las órdenes abiertas.',
    },
    status_key: {
      label: 'Clave del sistema del taller',
      help: 'El token que pide el sistema de su taller.',
    },
    drop_off_calendar: {
      label: 'Calendario de recepción',
      help: 'Cuándo se reciben los autos en el mostrador.',
    },
    key_drop: {
      label: 'Dónde dejar llaves fuera de horario',
      help: 'Una frase sobre su buzón de llaves.',
    },
    advisor_workflow: {
      label: 'Flujo para llamar por presupuestos',
      help: 'Pide al asesor de servicio que llame por un presupuesto.',
    },
    vehicle_field: {
      label: 'Campo del vehículo',
      help: 'Un campo de texto del contacto.',
    },
    symptom_field: {
      label: 'Campo de los síntomas',
      help: 'Un campo de texto que el técnico lee primero.',
    },
    shop_knowledge_base: {
      label: 'Base de conocimientos',
      help: 'Contiene sus servicios, precios fijos, la garantía y las marcas que atiende.',
    },
  },
};

import type { PackTexts } from '../../define.ts';

export const homeServices: PackTexts = {
  name: 'Servicios para el hogar',
  description:
    'Emergencias, presupuestos y datos del trabajo en plomería, electricidad y climatización.',
  templates: {
    'home-services-emergency': {
      name: 'Emergencia en casa al técnico de guardia',
      description:
        'Tuberías rotas, aguas negras, chispas y falta de calefacción llegan a un técnico.',
    },
    'home-services-coverage': {
      name: 'Verificar la zona de servicio',
      description: 'Busca un código postal antes de prometer una visita.',
    },
    'home-services-estimate': {
      name: 'Agendar un presupuesto a domicilio',
      description: 'Ofrece dos horarios de llegada al día durante los próximos cuatro días.',
    },
    'home-services-photos': {
      name: 'Pedir fotos del trabajo',
      description: 'Pide fotos por mensaje de texto, para llevar las piezas correctas.',
    },
    'home-services-quote': {
      name: 'Solicitar una cotización',
      description: 'Da al estimador lo que necesita para cotizar un trabajo más grande.',
    },
    'home-services-prices': {
      name: 'Responder sobre servicios y tarifas',
      description: 'Busca servicios, costo de la visita, garantía y licencias.',
    },
    'home-services-address': {
      name: 'Guardar la dirección del trabajo',
      description: 'Guarda la dirección confirmada donde se hará el trabajo.',
    },
    'home-services-access': {
      name: 'Guardar cómo entrar',
      description: 'Anota códigos de portón, mascotas y estacionamiento para el técnico.',
    },
    'home-services-equipment': {
      name: 'Guardar el equipo',
      description: 'Después de la llamada, anota tipo, marca y edad de lo que hay que reparar.',
    },
  },
  blanks: {
    company_name: {
      label: 'Nombre de la empresa',
      help: 'Como está pintado en la camioneta.',
    },
    on_call_tech_phone: {
      label: 'Técnico de guardia',
      help: 'Suena a quien sale de noche y en fines de semana, con su código de país.',
    },
    emergency_number: {
      label: 'Número de emergencias',
      help: 'Lo que se marca en su país para llamar a los bomberos.',
    },
    coverage_address: {
      label: 'Dirección web de la zona de servicio',
      help: 'La API que sabe a qué códigos postales da servicio.',
    },
    coverage_key: {
      label: 'Clave de la zona de servicio',
      help: 'El token que pide esa API.',
    },
    coverage_answer: {
      label: 'Dónde está su respuesta',
      help: 'El valor de la respuesta que dice sí o no.',
    },
    estimate_calendar: {
      label: 'Calendario de presupuestos',
      help: 'Donde se agendan las visitas para ver un trabajo.',
    },
    arrival_window: {
      label: 'Margen de llegada',
      help: 'Horas entre los horarios que se ofrecen.',
    },
    quote_workflow: {
      label: 'Flujo para cotizaciones',
      help: 'Dice al estimador de qué trabajo se trata.',
    },
    address_field: {
      label: 'Campo de la dirección del trabajo',
      help: 'Un campo de texto: donde está el trabajo, que puede no ser a donde va la factura.',
    },
    access_field: {
      label: 'Campo de notas de acceso',
      help: 'Un campo de texto que el técnico ve en camino.',
    },
    equipment_field: {
      label: 'Campo del equipo',
      help: 'Un campo de texto del contacto.',
    },
    service_knowledge_base: {
      label: 'Base de conocimientos',
      help: 'Contiene sus servicios, el costo de la visita, la garantía y las licencias.',
    },
  },
};

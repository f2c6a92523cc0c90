import type { PackTexts } from '../../define.ts';

export const insurance: PackTexts = {
  name: 'Agencia de seguros',
  description: 'Reclamos, comprobantes, cotizaciones y renovaciones en una agencia independiente.',
  templates: {
    'insurance-new-claim': {
      name: 'Reclamo nuevo a la línea de reclamos',
      description: 'Los asegurados con un daño reciente llegan a quien puede abrir el reclamo.',
    },
    'insurance-claim-photos': {
      name: 'Enviar dónde subir fotos de daños',
      description: 'Envía la página para subir archivos cuando ya hay un reclamo abierto.',
    },
    'insurance-proof': {
      name: 'Solicitar un comprobante de seguro',
      description: 'Pide una tarjeta, un certificado o la constancia para un prestamista.',
    },
    'insurance-quote': {
      name: 'Enviar una solicitud de cotización',
      description: 'Pone a un interesado nuevo directo en su sistema de cotizaciones.',
    },
    'insurance-review': {
      name: 'Agendar una revisión de póliza',
      description:
        'Ofrece dos reuniones al día con un agente con licencia en los próximos cinco días.',
    },
    'insurance-questions': {
      name: 'Responder preguntas de la agencia',
      description: 'Busca compañías, pagos y documentos, y no explica coberturas.',
    },
    'insurance-renewal': {
      name: 'Guardar la fecha de renovación',
      description: 'Guarda cuándo termina la póliza actual de quien llama y con quién la tiene.',
    },
    'insurance-lines': {
      name: 'Guardar los seguros que pidió',
      description: 'Después de la llamada, anota los tipos de seguro y qué se quiere asegurar.',
    },
  },
  blanks: {
    agency_name: {
      label: 'Nombre de la agencia',
      help: 'Como la conocen los asegurados.',
    },
    lines_offered: {
      label: 'Seguros que vende',
      help: 'En las palabras de quienes llaman.',
    },
    claims_phone: {
      label: 'Línea de reclamos',
      help: 'Su mesa de reclamos o la línea siempre abierta de la compañía, con su código de país.',
    },
    emergency_number: {
      label: 'Número de emergencias',
      help: 'Lo que se marca en su país para llamar a policía, bomberos o ambulancia.',
    },
    claim_link: {
      label: 'Página para fotos de daños',
      help: 'Donde el cliente sube fotos y papeles de un reclamo.',
    },
    proof_workflow: {
      label: 'Flujo para comprobantes de seguro',
      help: 'Pide a su equipo de servicio una tarjeta o un certificado.',
    },
    quote_address: {
      label: 'Dirección web del cotizador',
      help: 'La API de su cotizador o sistema de agencia que recibe interesados nuevos.',
    },
    quote_key: {
      label: 'Clave del cotizador',
      help: 'Se envía en el encabezado X-Agency-Key.',
    },
    review_calendar: {
      label: 'Calendario de revisiones',
      help: 'Reuniones con un agente con licencia.',
    },
    renewal_field: {
      label: 'Campo de la fecha de renovación',
      help: 'Un campo de texto o de fecha: cuándo termina la póliza actual.',
    },
    lines_field: {
      label: 'Campo de los tipos de seguro',
      help: 'Un campo de texto del contacto.',
    },
    agency_knowledge_base: {
      label: 'Base de conocimientos',
      help: 'Contiene compañías, formas de pago, documentos y datos de la oficina.',
    },
  },
};

import type { PackPrompts } from '../../define.ts';

export const insurance: PackPrompts = {
  templates: {
    'insurance-new-claim': {
      triggerPrompt:
        'Cuando un asegurado reporte un choque, robo, incendio, o daño por tormenta o agua que todavía no se ha reportado. Primero pregunte: “¿Están todos a salvo?”. Si hay alguien herido, o hay un incendio o un delito en curso, no transfiera: diga que llamen al {{emergency_number}} y que vuelvan a llamar después. Si no, pregunte el nombre del asegurado y qué se dañó, en una frase, y transfiera. No diga si está cubierto ni si conviene reclamar. Las preguntas sobre un reclamo ya abierto, y las facturas, van en un mensaje.',
      triggerMessage:
        'Lamento lo que pasó. Le comunico con el equipo de reclamos, que lo abrirá junto con usted.',
    },
    'insurance-claim-photos': {
      triggerPrompt:
        'Cuando un cliente tenga un número de reclamo y pregunte adónde enviar fotos, un presupuesto o un reporte de policía. Pregunte si está en un lugar seguro, y estacionado si va manejando; si no, ofrezca enviarlo más tarde. Pida permiso para enviar un mensaje de texto y envíelo una vez. Sin número de reclamo no lo envíe: primero hay que abrir un reclamo. No pida fotos de personas ni de heridas.',
      triggerMessage: 'En unos segundos recibirá un mensaje con la página para subirlas.',
      messageBody:
        '{{agency_name}}: suba aquí fotos y papeles de su reclamo: {{claim_link}} Tenga a la mano su número de reclamo. Por favor, conserve lo dañado hasta que el ajustador lo haya visto.',
    },
    'insurance-proof': {
      triggerPrompt:
        'Cuando un cliente necesite una tarjeta de seguro, un certificado para un trabajo o un arrendador, o una constancia para un prestamista. Pregunte de qué póliza, para quién es con el nombre y la dirección exactos del titular, para cuándo, y el correo electrónico al que debe ir, deletreado y repetido letra por letra. Inicie esto cuando todo esté confirmado. Solo el asegurado puede pedirlo: si llaman directamente arrendadores o contratistas, tome un mensaje. Nunca diga que una póliza está vigente.',
      triggerMessage: 'Gracias, ya lo tengo todo. Envío la solicitud a nuestro equipo de servicio.',
    },
    'insurance-quote': {
      triggerPrompt:
        'Cuando alguien quiera una cotización de {{lines_offered}} con {{agency_name}} y acepte que le contacte un agente con licencia. Pregunte, un dato a la vez: nombre completo, código postal, qué seguro y la compañía actual si tiene una. Repita el nombre y el código postal, y envíelo una vez. No pida el número de Seguro Social, la licencia de conducir ni la fecha de nacimiento, no dé un precio y nunca diga que ya tiene cobertura. Si es un seguro que no se vende aquí, dígalo y no envíe nada.',
      triggerMessage: 'Muy bien, preparo su cotización con uno de nuestros agentes.',
      apiParameters: {
        fullName: { description: 'Nombre tal como se confirmó' },
        zip: { description: 'Código postal de cinco dígitos' },
        line: { description: 'El seguro que quiere', example: 'auto e inquilinos' },
        currentCarrier: {
          description: 'Compañía con la que tiene seguro ahora, o “ninguna”',
          example: 'ninguna',
        },
      },
    },
    'insurance-review': {},
    'insurance-questions': {
      triggerPrompt:
        'Cuando la persona que llama pregunte con qué compañías trabaja {{agency_name}}, cómo pagar una factura, qué llevar para una cotización, cómo agregar un conductor o un auto, o por el horario de la oficina. Búsquelo y responda en dos frases como máximo. Si algo está cubierto, cuánta cobertura comprar y cualquier cambio a una póliza es para un agente con licencia: ofrezca una revisión. No repita datos de la póliza, aunque la persona sepa el número.',
    },
    'insurance-renewal': {
      description:
        'La fecha en que termina la póliza actual de la persona, como año-mes-día después de que usted la repitió, o año y mes si no sabe el día. Si tiene varias pólizas, la que termina primero. No la confunda con la fecha de su último pago.',
    },
    'insurance-lines': {
      description:
        'Cada tipo de seguro por el que preguntó la persona, con lo que se quiere asegurar, separado por punto y coma. Incluya lo que tiene en otra compañía y podría cambiar. Déjelo vacío en reclamos, facturas y llamadas de otras empresas.',
      examples: [
        'Auto: dos autos, conductor adolescente; Casa: construida en 1987',
        'Responsabilidad general: techador',
      ],
    },
  },
  blanks: {
    lines_offered: {
      sample: 'auto, casa, inquilinos, responsabilidad extendida o negocio pequeño',
    },
    proof_workflow: {
      default: 'Solicitud de comprobante de seguro',
      aliases: ['Solicitud de certificado', 'Certificado de seguro', 'Solicitud de tarjeta'],
    },
    review_calendar: {
      default: 'Revisión de póliza',
      aliases: ['Revisión anual', 'Revisión de seguro', 'Revisión de cobertura'],
    },
    renewal_field: {
      default: 'Fecha de renovación',
      aliases: ['Vencimiento de la póliza', 'Fecha de vencimiento', 'Vencimiento de póliza actual'],
    },
    lines_field: {
      default: 'Seguros de interés',
      aliases: ['Tipo de seguro', 'Ramo de seguro', 'Interés en cobertura'],
    },
    agency_knowledge_base: {
      default: 'Preguntas de la agencia',
      aliases: ['Preguntas de seguros', 'Preguntas de clientes', 'Preguntas frecuentes'],
    },
  },
};

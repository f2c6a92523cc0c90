import type { PackPrompts } from '../../define.ts';

export const realEstate: PackPrompts = {
  templates: {
    'real-estate-live-buyer': {
      triggerPrompt:
        'Cuando la persona que llama esté frente a una propiedad y quiera verla hoy, esté lista para presentar una oferta o sea un agente que presenta una. El horario en que los agentes toman llamadas es {{live_call_hours}}; fuera de él agende una visita. Pregunte de qué propiedad se trata y si ya trabaja con un agente: si firmó con otro, transfiera solo a ese agente, no al comprador. No transfiera a prestamistas, proveedores ni reclutadores, ni a quien solo pregunta el precio.',
      triggerMessage: 'Llama en buen momento. Veo si puedo localizar al agente ahora mismo.',
    },
    'real-estate-listing': {
      triggerPrompt:
        'Cuando la persona que llama pregunte el precio, el tamaño o si una casa sigue disponible, y le haya dado la dirección o el número del letrero. Repítalo antes de buscar. Diga primero el estado y luego el precio; agregue habitaciones y baños solo si se lo preguntan. Si no se encuentra nada, pida que deletree la calle e intente una vez más; después ofrezca que un agente le llame. Nunca adivine un precio ni diga qué aceptaría el vendedor.',
      triggerMessage: 'Permítame buscar esa casa. Un segundo, por favor.',
      apiParameters: {
        search: {
          description: 'Dirección con número de casa, o el número MLS del letrero',
        },
      },
    },
    'real-estate-showing': {},
    'real-estate-photos': {
      triggerPrompt:
        'Cuando la persona que llama quiera ver fotos, un plano u otras casas antes de decidirse por una visita. Pregunte si puede enviarle la página por mensaje de texto y envíela cuando acepte. Un solo enlace sirve para todas las casas, así que no lo envíe otra vez cuando pregunte por una segunda propiedad. No lo use para terminar la llamada con alguien que está listo para agendar.',
      triggerMessage: 'Todas las fotos están en nuestra página. Le envío el enlace.',
      messageBody:
        'Fotos y planos de {{brokerage_name}}: {{listings_page}} Responda con la dirección que le guste y organizamos una visita.',
    },
    'real-estate-valuation': {
      triggerPrompt:
        'Cuando un dueño pregunte cuánto vale su casa o esté pensando en vender. Pida la dirección de la propiedad, si es el único dueño, qué se ha renovado y para cuándo quiere mudarse. Luego pida un correo electrónico para el informe: que lo deletree, y repítalo letra por letra. Inicie esto después del último sí. No mencione un valor. Si la casa está ahora a la venta con otra inmobiliaria, no lo inicie y deséele lo mejor.',
      triggerMessage: 'Excelente. Le pido a un agente que prepare su informe.',
    },
    'real-estate-process': {
      triggerPrompt:
        'Cuando la persona que llama pregunte cómo es comprar o vender con {{brokerage_name}}, o por la comisión, el depósito de garantía, inspecciones, gastos de cierre, casas abiertas al público o la zona que se atiende. Búsquelo y limítese a dos frases. Si pregunta quién vive en un vecindario, si es seguro o bueno para familias, no responda: aplica la ley de vivienda justa, así que remítala a fuentes públicas. Contratos, impuestos y préstamos van con un abogado, un contador o un prestamista.',
    },
    'real-estate-financing': {
      description:
        'Cómo paga el comprador, tal como lo dijo: en efectivo, preaprobado (con prestamista y monto si los ofrece), hablando con un prestamista o sin empezar. Pregunte una vez, con amabilidad, y acepte que no responda. Nada sobre ingresos, puntaje de crédito, familia o salud.',
      examples: ['Preaprobado hasta $425,000 con First Cumberland', 'En efectivo', 'Sin empezar'],
    },
    'real-estate-wish-list': {
      description:
        'Lo que busca quien quiere comprar o alquilar: zona, tipo de vivienda, habitaciones, presupuesto, lo indispensable y lo que descartó, en ese orden y separado por comas. Solo datos de la vivienda, nada sobre las personas que vivirán en ella.',
      examples: [
        'East Nashville, casa, 3 habitaciones, hasta $450,000, patio cercado, sin cuota de asociación',
        'Condominio en el centro, 1 habitación, estacionamiento',
      ],
    },
    'real-estate-timeline': {
      description:
        'Qué tan pronto quiere comprar o vender la persona que llamó, exactamente una de estas opciones: Ahora, 1–3 meses, 3–6 meses, Más de 6 meses, Solo está viendo. Cuenta también si mencionó el fin de un contrato de alquiler o una fecha de cierre. Déjelo vacío si no hubo ningún indicio.',
      examples: ['Ahora', '1–3 meses', '3–6 meses', 'Más de 6 meses', 'Solo está viendo'],
    },
  },
  blanks: {
    live_call_hours: { sample: 'todos los días, de 8 de la mañana a 8 de la noche' },
    showing_calendar: {
      default: 'Visita a propiedad',
      aliases: ['Visita', 'Visitas', 'Recorrido de casa', 'Recorrido para compradores'],
    },
    valuation_workflow: {
      default: 'Solicitud de valuación',
      aliases: ['Solicitud de análisis de mercado', 'Interesado en vender', 'Valor de la casa'],
    },
    financing_field: {
      default: 'Estado de preaprobación',
      aliases: ['Financiamiento', 'Preaprobado', 'Preaprobación', 'Estado de la hipoteca'],
    },
    wish_field: {
      default: 'Qué busca en una casa',
      aliases: ['Busca', 'Criterios del comprador', 'Preferencias de propiedad'],
    },
    timeline_field: {
      default: 'Plazo de mudanza',
      aliases: ['Plazo', 'Tiempo estimado', 'Plazo de compra'],
    },
    process_knowledge_base: {
      default: 'Guía para compradores y vendedores',
      aliases: ['Preguntas de bienes raíces', 'Guía del comprador', 'Preguntas frecuentes'],
    },
  },
};

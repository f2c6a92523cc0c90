import type { PackTexts } from '../../define.ts';

export const realEstate: PackTexts = {
  name: 'Bienes raíces',
  description: 'Llamadas por letreros, visitas, vendedores y perfiles de compradores.',
  templates: {
    'real-estate-live-buyer': {
      name: 'Comprador serio a un agente',
      description: 'Comunica a quien está frente a la casa, tiene una oferta o es otro agente.',
    },
    'real-estate-listing': {
      name: 'Buscar una propiedad',
      description: 'Obtiene precio, estado y datos clave de una casa durante la llamada.',
    },
    'real-estate-showing': {
      name: 'Agendar una visita a una propiedad',
      description: 'Ofrece tres visitas al día, cada dos horas, durante los próximos tres días.',
    },
    'real-estate-photos': {
      name: 'Enviar fotos y planos',
      description: 'Envía la página de propiedades a quien quiere ver fotos antes de decidir.',
    },
    'real-estate-valuation': {
      name: 'Solicitar la valuación de una casa',
      description: 'Inicia un análisis de mercado para un dueño que piensa en vender.',
    },
    'real-estate-process': {
      name: 'Responder sobre comprar y vender',
      description: 'Explica pasos, costos y zona de servicio con su propia guía.',
    },
    'real-estate-financing': {
      name: 'Guardar el financiamiento del comprador',
      description: 'Anota si paga en efectivo o con préstamo, y cómo va con el prestamista.',
    },
    'real-estate-wish-list': {
      name: 'Guardar lo que busca en una casa',
      description: 'Después de la llamada, resume zona, tamaño, presupuesto e indispensables.',
    },
    'real-estate-timeline': {
      name: 'Guardar el plazo de mudanza',
      description: 'Después de la llamada, clasifica al interesado por cuándo quiere mudarse.',
    },
  },
  blanks: {
    brokerage_name: {
      label: 'Inmobiliaria o equipo',
      help: 'Como aparece en sus letreros.',
    },
    agent_phone: {
      label: 'Agente que atiende llamadas',
      help: 'Suena al agente de guardia, con su código de país.',
    },
    live_call_hours: {
      label: 'Horario de llamadas en vivo',
      help: 'Cuándo un agente atiende llamadas, en palabras.',
    },
    listing_lookup_address: {
      label: 'Dirección web de la búsqueda',
      help: 'La API de su IDX o de su catálogo de propiedades.',
    },
    listing_lookup_key: {
      label: 'Clave de la búsqueda',
      help: 'Se envía en el encabezado x-api-key.',
    },
    listings_page: {
      label: 'Página con sus propiedades',
      help: 'Donde se pueden ver fotos y planos.',
    },
    showing_calendar: {
      label: 'Calendario de visitas',
      help: 'Donde se agendan las visitas a casas.',
    },
    valuation_workflow: {
      label: 'Flujo para valuaciones',
      help: 'Pide a un agente que prepare un análisis de mercado.',
    },
    financing_field: {
      label: 'Campo del financiamiento',
      help: 'Un campo de texto del contacto.',
    },
    wish_field: {
      label: 'Campo de lo que busca',
      help: 'Un campo de texto del contacto.',
    },
    timeline_field: {
      label: 'Campo del plazo',
      help: 'Un campo de texto, o una lista con las cinco respuestas de esta plantilla.',
    },
    process_knowledge_base: {
      label: 'Base de conocimientos',
      help: 'Contiene su proceso de compra y venta, la comisión y la zona de servicio.',
    },
  },
};

import type { PackPrompts } from '../../define.ts';

export const law: PackPrompts = {
  templates: {
    'law-urgent': {
      triggerPrompt:
        'Cuando alguien esté detenido o lo estén interrogando en este momento, se acabe de notificar una orden de protección, o falten dos días hábiles o menos para una audiencia o un plazo de presentación. Pregunte de quién se trata, dónde está esa persona y un número al que se pueda llamar; repita el número. No deje que le cuenten lo que pasó: las llamadas desde una cárcel se graban, así que diga “por favor, guarde los detalles para el abogado”. Si alguien corre peligro en este momento, diga que primero llame a la policía. Todo lo que falte más de dos días, y toda pregunta sobre honorarios, va a una consulta.',
      triggerMessage:
        'Entiendo que esto no puede esperar. Estoy localizando al abogado de turno. Por favor, no diga nada del caso hasta que le comunique.',
    },
    'law-existing-client': {
      triggerPrompt:
        'Cuando la persona que llama diga que {{firm_name}} ya la representa y pregunte por su expediente, un documento o una factura. Pida el nombre completo del cliente y el nombre del abogado. El horario de la línea es {{client_line_hours}}; a otras horas tome un mensaje. No confirme a nadie, tampoco a familiares ni a la policía, que una persona es cliente. La parte contraria, sus abogados y los ajustadores de seguros nunca se transfieren aquí: pida nombre, empresa y número.',
      triggerMessage: 'Gracias. Le comunico con la persona que lleva su expediente.',
    },
    'law-conflict-check': {
      triggerPrompt:
        'Cuando alguien que llama por primera vez tenga un asunto de {{practice_areas}} y quiera contratar o conocer a un abogado. Antes de que cuente la historia, pida su nombre legal completo y los nombres completos de todos los de la otra parte, también los de empresas; pida que deletree cada nombre y repítalo. Inicie esto cuando la lista esté completa. Diga que nadie es cliente hasta que ambas partes hayan firmado un contrato. Si es otro tipo de caso, no lo inicie: diga que el bufete no lo lleva.',
      triggerMessage: 'Gracias por deletrearlos. Le paso los nombres a nuestro equipo de admisión.',
    },
    'law-consultation': {},
    'law-intake-form': {
      triggerPrompt:
        'Cuando se haya agendado una consulta, o la persona que llama ofrezca enviar papeles, fotos o un relato largo del caso. Pregunte si el teléfono es privado y si es seguro recibir ahí un mensaje de texto de un bufete; envíelo solo después de un sí a las dos preguntas. Si no es seguro, no envíe nada: la oficina llamará a la hora que la persona elija. Nunca invite a enviar documentos por mensaje de texto.',
      triggerMessage:
        'Le envío un enlace seguro. Úselo, por favor, en lugar de un mensaje de texto.',
      messageBody:
        'Su formulario de admisión: {{intake_link}} Por favor, no responda con detalles del caso. Llenar el formulario no le convierte en cliente de {{firm_name}}.',
    },
    'law-firm-questions': {
      triggerPrompt:
        'Cuando la persona que llama pregunte cómo cobra {{firm_name}}, cuánto cuesta una primera reunión, qué debe llevar, qué tribunales o idiomas se atienden o dónde está la oficina. Búsquelo y responda brevemente. Si pregunta qué va a pasar, si tiene un caso, cuánto vale o qué debe hacer o firmar, no responda con documentos ni con lo que usted sepa: diga que solo un abogado puede hacerlo y ofrezca una consulta.',
    },
    'law-opposing-party': {
      description:
        'Los nombres completos de las personas y empresas de la otra parte en el asunto de quien llama, separados por punto y coma, cada uno como lo deletreó. Sin hechos del caso y sin opiniones sobre ellos. Escriba “Ninguna” solo si la persona dijo que no hay otra parte.',
      examples: ['Gregorio A. Torres; Torres Logistics LLC', 'Melisa Herrera', 'Ninguna'],
    },
    'law-court-date': {
      description:
        'La fecha más próxima de audiencia o de plazo de presentación que la persona leyó de un papel, como año-mes-día. Repítala con el día de la semana y guárdela después de un sí. Si solo recuerda “la próxima semana” o algo así, no guarde nada; nunca calcule usted un plazo legal.',
    },
    'law-case-type': {
      description:
        'El tipo de asunto legal en dos a cinco palabras, con el papel que tiene en él la persona que llamó. Sin nombres, sin hechos y sin juzgar sus posibilidades. Vacío si quien llamó ya es cliente, es un proveedor u otro abogado.',
      examples: [
        'Divorcio con hijos, demandante',
        'Accidente de auto, conductor lesionado',
        'Defensa por manejar ebrio',
      ],
    },
  },
  blanks: {
    practice_areas: { sample: 'derecho de familia, defensa penal o lesiones personales' },
    client_line_hours: { sample: 'entre semana, de 8:30 de la mañana a 5:30 de la tarde' },
    conflict_workflow: {
      default: 'Verificación de conflictos',
      aliases: ['Conflictos de interés', 'Verificación de asunto nuevo', 'Admisión'],
    },
    consultation_calendar: {
      default: 'Consulta inicial',
      aliases: ['Consulta', 'Consulta legal', 'Evaluación del caso'],
    },
    opposing_party_field: {
      default: 'Parte contraria',
      aliases: ['Contraparte', 'La otra parte', 'Partes contrarias'],
    },
    court_date_field: {
      default: 'Próxima fecha de audiencia',
      aliases: ['Fecha de audiencia', 'Fecha de corte', 'Fecha límite'],
    },
    matter_field: {
      default: 'Tipo de caso',
      aliases: ['Tipo de asunto', 'Área de práctica', 'Clase de caso'],
    },
    firm_knowledge_base: {
      default: 'Información del bufete',
      aliases: ['Preguntas del bufete', 'Preguntas de clientes', 'Preguntas frecuentes'],
    },
  },
};

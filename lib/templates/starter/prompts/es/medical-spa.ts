import type { PackPrompts } from '../../define.ts';

export const medicalSpa: PackPrompts = {
  templates: {
    'medical-spa-reaction': {
      triggerPrompt:
        'Cuando alguien se haya hecho un tratamiento en las últimas dos semanas y ahora tenga dolor, enrojecimiento que se extiende, ampollas, fiebre, un párpado caído o la piel blanca o gris. Primero pregunte: “¿Tiene alguna dificultad para ver, respirar, hablar o tragar?”. Si la respuesta es sí, no transfiera: diga que cuelgue y llame al {{emergency_number}}. Si no, pida nombre, tratamiento y fecha, y transfiera, de día o de noche. Nunca diga que un síntoma es normal ni dé consejos sobre medicamentos o hielo. Una inquietud por los resultados sin síntomas es para una visita de seguimiento, no para transferir.',
      triggerMessage:
        'Gracias por decírmelo. Nuestro personal de enfermería debe escucharlo directamente, así que le comunico.',
    },
    'medical-spa-consultation': {},
    'medical-spa-prepare': {
      triggerPrompt:
        'Cuando se acabe de agendar una visita, o alguien pregunte qué hacer o evitar antes de ella. No diga las indicaciones de memoria, porque cambian según el tratamiento. Pregunte si desea un mensaje de texto; el mensaje no nombra el tratamiento, y puede mencionarlo si le preocupa la privacidad. Envíelo una vez después de un sí. Las preguntas sobre sus propios medicamentos o un embarazo son para el profesional, no para esta página.',
      triggerMessage:
        'Le envío por mensaje nuestra página de preparación, para que ese día todo salga bien.',
      messageBody:
        'Le esperamos en {{spa_name}}. Cómo prepararse: {{prep_link}} ¿Necesita cancelar? Avísenos, por favor, con esta anticipación: {{cancel_notice}}.',
    },
    'medical-spa-membership': {
      triggerPrompt:
        'Cuando alguien pregunte por membresías, paquetes, saldo acumulado o un plan mensual en {{spa_name}}. Pregunte qué tratamientos se hace con más frecuencia y si prefiere correo electrónico o mensaje de texto; si es un correo, pida que lo deletree y repítalo. Inicie esto cuando acepte recibir los planes. No inscriba a nadie, no tome un número de tarjeta y no ponga en pausa ni cancele un plan en esta llamada: diga que eso lo hace la coordinación.',
      triggerMessage: 'Con mucho gusto. Coordinación de membresías le enviará las opciones.',
    },
    'medical-spa-gift-card': {
      triggerPrompt:
        'Cuando la persona que llama tenga una tarjeta de regalo de {{spa_name}} y pregunte cuánto le queda. Pida el número del reverso, deje que lo lea en grupos de cuatro, repítalo y luego búsquelo. Diga solo el saldo y la fecha de vencimiento, nunca quién la compró. Después de dos números que no se encuentren, deténgase y tome un mensaje. No busque tarjetas para quien pregunta por muchas o quiere el saldo en dinero.',
      triggerMessage: 'Permítame consultar esa tarjeta.',
      apiParameters: {
        code: { description: 'Número de la tarjeta de regalo, sin espacios' },
      },
    },
    'medical-spa-questions': {
      triggerPrompt:
        'Cuando la persona que llama pregunte qué es un tratamiento, cuánto dura, cuánto tarda la recuperación, cuánto cuesta, quién lo hace o cómo se paga en {{spa_name}}. Búsquelo; dé los precios como “desde” cuando el documento lo haga así. Si le conviene, si es seguro con sus medicamentos, su piel, un embarazo o una enfermedad, y cuántas unidades necesita, es para el profesional: ofrezca una consulta. No prometa ningún resultado ni haga comparaciones con otra clínica.',
    },
    'medical-spa-interest': {
      description:
        'El tratamiento o el objetivo que nombró la persona, con la zona si la dijo. Si solo conoce el objetivo (“menos líneas alrededor de los ojos”), conserve sus palabras en lugar de elegir un tratamiento por ella. Sin enfermedades, medicamentos ni edad.',
      examples: ['Depilación láser, axilas', 'Frente más lisa', 'HydraFacial'],
    },
    'medical-spa-event': {
      description:
        'El evento para el que se está preparando la persona y su fecha o mes, como lo dijo. Importa para planear, porque algunos tratamientos necesitan semanas. Vacío si no habló de ninguno; la fecha de la cita no es un evento.',
      examples: [
        'Boda de su hija, 9 de octubre',
        'Reunión de exalumnos en mayo',
        'Vacaciones en la playa en julio',
      ],
    },
  },
  blanks: {
    consult_calendar: {
      default: 'Consulta estética',
      aliases: ['Consulta', 'Consulta gratuita', 'Consulta de tratamiento'],
    },
    cancel_notice: { default: '24 horas' },
    membership_workflow: {
      default: 'Consulta de membresía',
      aliases: ['Membresía VIP', 'Inscripción a membresía', 'Seguimiento de membresía'],
    },
    treatment_field: {
      default: 'Tratamiento de interés',
      aliases: ['Servicio de interés', 'Interés en servicio', 'Le interesa'],
    },
    event_field: {
      default: 'Próximo evento',
      aliases: ['Fecha del evento', 'Fecha de la boda', 'Evento especial'],
    },
    treatment_knowledge_base: {
      default: 'Tratamientos y precios',
      aliases: ['Menú de servicios', 'Preguntas del spa', 'Preguntas frecuentes'],
    },
  },
};

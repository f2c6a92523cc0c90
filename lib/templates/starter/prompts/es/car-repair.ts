import type { PackPrompts } from '../../define.ts';

export const carRepair: PackPrompts = {
  templates: {
    'car-repair-breakdown': {
      triggerPrompt:
        'Cuando el auto de quien llama se acabe de averiar y no pueda o no deba manejarse, por ejemplo con la luz de aceite parpadeando, sin frenos, con humo o con una llanta desinflada sin repuesto. Primero pregunte: “¿Hay alguien herido, y están fuera del tráfico?”. Después de un choque con heridos, si hay fuego o si están en un carril de circulación, no transfiera: diga que se pongan a salvo y llamen al {{emergency_number}}. Si no, pregunte dónde está el auto (carretera, dirección, salida más cercana) y qué auto es, repítalo y transfiera. No transfiera por un auto que arranca y se puede manejar: agende una cita para dejarlo.',
      triggerMessage: 'Vamos a sacarle del camino. Le comunico con nuestra línea de grúas.',
    },
    'car-repair-status': {
      triggerPrompt:
        'Cuando un cliente cuyo auto está en {{shop_name}} pregunte si ya está listo o cómo va. Pida el número de placa, repítalo con una palabra por letra (“B de Boston”), y el apellido que aparece en la orden; luego búsquelo. Diga la etapa y la hora prometida tal como aparecen. Si el apellido no coincide, o el estado dice que falta una aprobación, no comparta nada más y ofrezca una llamada del asesor. No lea piezas ni precios.',
      triggerMessage: 'Permítame ver cómo va su auto en el taller.',
      apiParameters: {
        plate: {
          description: 'Número de placa, letras mayúsculas y dígitos sin espacios',
        },
        lastName: {
          description: 'Apellido que aparece en la orden de reparación',
          example: 'Velázquez',
        },
      },
    },
    'car-repair-drop-off': {},
    'car-repair-key-drop': {
      triggerPrompt:
        'Cuando ya se haya agendado una cita para dejar el auto y el conductor, o una grúa, vaya a llegar antes de abrir o después de cerrar. Asegúrese de que haya una cita: no se debe dejar un auto sin ella. Pregunte si puede enviar por mensaje de texto la dirección y dónde dejar la llave, y envíelo después de un sí. Recuérdele que deje un número y que se lleve los objetos de valor. No lo envíe a quien llega en el horario de atención.',
      triggerMessage: 'Le envío por mensaje nuestra dirección y dónde dejar la llave.',
      messageBody:
        'Hola, {{contact.first_name}}: {{shop_name}} está en {{shop_address}}. {{key_drop}} Por favor, cierre el auto con llave y anote en el sobre su número de teléfono y el millaje.',
    },
    'car-repair-estimate-call': {
      triggerPrompt:
        'Cuando un cliente tenga un presupuesto y quiera aprobarlo, rechazarlo o preguntar por qué hace falta algo. Nunca acepte ni rechace usted un trabajo, y no hable de precios. Pregunte el nombre, el auto, qué desea hacer en una frase y un número donde se le localice en la próxima hora; repita el número. Inicie esto una vez. Quien no tiene presupuesto y quiere un precio necesita más bien una cita para dejar el auto.',
      triggerMessage: 'Me aseguro de que su asesor de servicio lo reciba de inmediato.',
    },
    'car-repair-questions': {
      triggerPrompt:
        'Cuando la persona que llama pregunte si {{shop_name}} atiende su marca, cuánto cuesta o tarda un cambio de aceite, una alineación o una inspección, o por garantía, autos de cortesía, transporte o financiamiento. Búsquelo y diga qué incluye el precio. Si describe un ruido, una luz o una fuga, no haga un diagnóstico ni diga que es seguro manejar: ofrezca una cita para dejar el auto, o la línea de grúas si se trata de frenos, dirección o sobrecalentamiento.',
    },
    'car-repair-vehicle': {
      description:
        'El vehículo del que trata esta llamada: año, marca, modelo, motor o versión si se sabe, y el millaje. Confirme el año, porque de él dependen las piezas. Si la persona tiene varios autos, solo el que se va a reparar.',
      examples: ['2018 Subaru Outback 2.5i, 84,000 millas', '2021 Ford F-150 híbrida'],
    },
    'car-repair-symptoms': {
      description:
        'Lo que el conductor ve, oye, huele o siente, cuándo pasa (arranque en frío, al frenar, a velocidad de autopista), desde cuándo y qué luces de advertencia están encendidas. Con sus palabras, sin suponer la causa. Si es un trabajo de rutina, solo nómbrelo.',
      examples: [
        'Rechina adelante a la izquierda al frenar, dos semanas, sin luces',
        'Luz de motor encendida desde ayer, falla en frío',
        'Cambio de aceite y rotación de llantas',
      ],
    },
  },
  blanks: {
    drop_off_calendar: {
      default: 'Recepción de vehículos',
      aliases: ['Dejar el vehículo', 'Cita de servicio', 'Servicio de auto'],
    },
    key_drop: {
      sample: 'Tome un sobre de la caja a la izquierda de la puerta y deje la llave en la ranura.',
    },
    advisor_workflow: {
      default: 'Aprobación de presupuesto',
      aliases: ['Llamada del asesor', 'Seguimiento de presupuesto', 'Aprobación de reparación'],
    },
    vehicle_field: {
      default: 'Vehículo',
      aliases: ['Año, marca y modelo', 'Datos del vehículo', 'Auto', 'Carro'],
    },
    symptom_field: {
      default: 'Problema del vehículo',
      aliases: ['Problema reportado', 'Síntomas', 'Motivo de la visita'],
    },
    shop_knowledge_base: {
      default: 'Servicios y garantía del taller',
      aliases: ['Preguntas del taller', 'Servicios y precios', 'Preguntas frecuentes'],
    },
  },
};

import type { PackPrompts } from '../../define.ts';

export const dental: PackPrompts = {
  templates: {
    'dental-emergency': {
      triggerPrompt:
        'Cuando un golpe haya tirado un diente o lo haya roto con dolor, la cara o las encías estén hinchadas, el sangrado siga después de veinte minutos de presión firme o el dolor no deje dormir. Primero pregunte: “¿Le cuesta respirar o tragar, o tiene la hinchazón cerca del ojo o del cuello?”. Si la respuesta es sí, no transfiera: diga que cuelgue y llame al {{emergency_number}} ahora mismo. Si no, pida el nombre del paciente y un número al que se pueda llamar, repita el número y transfiera. Un empaste caído sin dolor, la sensibilidad o las preguntas sobre blanqueamiento no son emergencias: ofrezca una visita. No dé consejos sobre medicamentos.',
      triggerMessage:
        'Eso debe de doler mucho, y quiero que el dentista lo sepa de inmediato. Le comunico ahora mismo.',
    },
    'dental-new-patient-exam': {},
    'dental-new-patient-forms': {
      triggerPrompt:
        'Cuando se acabe de agendar una primera visita, o un paciente nuevo diga que no le llegaron los formularios. Explique que llenarlos en casa ahorra unos quince minutos, pregunte si puede enviarlos por mensaje de texto y envíelos después de un sí. No pida datos de salud por teléfono. Los pacientes que ya han venido antes no los necesitan.',
      triggerMessage: 'En un momento tendrá los formularios en su teléfono.',
      messageBody:
        '{{practice_name}}: llene por favor sus formularios de paciente nuevo antes de la visita, toma unos 10 minutos: {{forms_link}} Traiga su tarjeta del seguro y una identificación con foto.',
    },
    'dental-verify-benefits': {
      triggerPrompt:
        'Cuando un paciente quiera saber qué cubre su plan para un tratamiento que va a hacerse. Pregunte, un dato a la vez, la compañía de seguros, el nombre completo y la fecha de nacimiento del titular, y el número de miembro; repita ese número carácter por carácter. Inicie esto cuando los cuatro datos estén confirmados. No diga que algo está cubierto ni cuánto va a costar: diga que el consultorio llamará con la respuesta. Nunca pida el número de Seguro Social.',
      triggerMessage:
        'Gracias. Se lo envío a la persona que coordina los seguros para que lo revise.',
    },
    'dental-move-visit': {
      triggerPrompt:
        'Cuando un paciente no pueda venir a una limpieza, un empaste u otra visita que ya está agendada. Pregunte el nombre completo del paciente, de qué visita se trata y dos horarios que sí le convengan; si es un niño, también quién llama. Repita todo y luego inicie esto. Diga que el horario anterior sigue en pie hasta que el consultorio confirme el nuevo. No cancele si quien llama no puede decir el nombre del paciente, y no hable de cargos por cambios tardíos.',
      triggerMessage: 'Muy bien, le pido a la recepción que le busque otro horario.',
    },
    'dental-office-questions': {
      triggerPrompt:
        'Cuando la persona que llama pregunte si {{practice_name}} acepta su seguro, cuánto cuesta sin seguro un examen o una limpieza, o por financiamiento, sedación, atención a niños u horarios. Búsquelo y responda en una o dos frases. Diga “dentro de la red” solo si el documento lo dice para ese mismo plan. Las preguntas sobre síntomas, medicamentos o qué tratamiento se necesita son para el dentista: ofrezca una visita en lugar de una respuesta.',
    },
    'dental-insurance': {
      description:
        'La compañía y el tipo de plan (PPO, HMO, Medicaid) del seguro dental del paciente, no de su seguro médico. Pida que lo lea de la tarjeta y repítalo. Escriba “Sin seguro” si dice que paga por su cuenta. Nunca guarde aquí un número de miembro.',
      examples: ['Delta Dental PPO', 'Cigna DHMO', 'Medicaid', 'Sin seguro'],
    },
    'dental-concern': {
      description:
        'Lo que el paciente quiere que le revisen, con sus propias palabras: dónde está, qué siente y desde cuándo. Sin diagnóstico y sin ninguna palabra que el paciente no haya usado. “Revisión de rutina” si no mencionó ningún problema.',
      examples: [
        'Le duele una muela de arriba a la derecha con bebidas frías, desde el domingo',
        'Diente de enfrente astillado, sin dolor',
        'Revisión de rutina',
      ],
    },
    'dental-comfort': {
      description:
        'Todo lo que el paciente dijo sobre tener miedo o sentirse incómodo con el dentista, y lo que le ayuda: pausas, audífonos, sedación, cierto dentista. Déjelo vacío si no dijo nada parecido; una llamada corta no es señal de miedo.',
      examples: [
        'Le dan miedo las agujas, preguntó por el gas de la risa',
        'Necesita sentarse derecho cada pocos minutos',
      ],
    },
  },
  blanks: {
    exam_calendar: {
      default: 'Examen de paciente nuevo',
      aliases: ['Paciente nuevo', 'Cita de paciente nuevo', 'Examen completo'],
    },
    benefits_workflow: {
      default: 'Verificación de seguro',
      aliases: ['Verificar seguro', 'Verificación de beneficios', 'Verificación de elegibilidad'],
    },
    reschedule_workflow: {
      default: 'Solicitud de cambio de cita',
      aliases: ['Cambiar cita', 'Reprogramar cita', 'Reagendar cita'],
    },
    insurance_field: {
      default: 'Compañía de seguro',
      aliases: ['Seguro dental', 'Seguro', 'Aseguradora'],
    },
    concern_field: {
      default: 'Molestia dental',
      aliases: ['Motivo de consulta', 'Motivo de la visita'],
    },
    comfort_field: {
      default: 'Notas de comodidad',
      aliases: ['Ansiedad dental', 'Notas del paciente'],
    },
    office_knowledge_base: {
      default: 'Preguntas del consultorio dental',
      aliases: ['Preguntas del consultorio', 'Información del consultorio', 'Preguntas frecuentes'],
    },
  },
};

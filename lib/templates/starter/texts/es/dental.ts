import type { PackTexts } from '../../define.ts';

export const dental: PackTexts = {
  name: 'Consultorio dental',
  description:
    'Emergencias, pacientes nuevos, seguros y personas nerviosas en un consultorio dental.',
  templates: {
    'dental-emergency': {
      name: 'Emergencia dental al dentista de turno',
      description:
        'Dientes perdidos por un golpe, hinchazón y sangrado llegan al dentista de turno.',
    },
    'dental-new-patient-exam': {
      name: 'Agendar el examen de un paciente nuevo',
      description: 'Ofrece tres primeras visitas al día durante los próximos tres días.',
    },
    'dental-new-patient-forms': {
      name: 'Enviar los formularios de paciente nuevo',
      description: 'Envía la historia clínica para llenarla antes de la primera visita.',
    },
    'dental-verify-benefits': {
      name: 'Verificar los beneficios dentales',
      description:
        'Reúne los datos del plan y pide al consultorio verificarlos antes de la visita.',
    },
    'dental-move-visit': {
      name: 'Cambiar una visita dental',
      description: 'Pasa a la recepción el pedido de cambiar o cancelar una visita.',
    },
    'dental-office-questions': {
      name: 'Responder preguntas del consultorio',
      description: 'Busca primero planes aceptados, tarifas, financiamiento y políticas.',
    },
    'dental-insurance': {
      name: 'Guardar el seguro dental',
      description: 'Anota la compañía y el plan mientras el paciente tiene la tarjeta a la mano.',
    },
    'dental-concern': {
      name: 'Guardar la molestia dental',
      description: 'Después de la llamada, anota qué molesta al paciente y desde cuándo.',
    },
    'dental-comfort': {
      name: 'Guardar las preferencias de comodidad',
      description:
        'Después de la llamada, dice al equipo qué da tranquilidad a un paciente nervioso.',
    },
  },
  blanks: {
    practice_name: {
      label: 'Nombre del consultorio',
      help: 'Como lo conocen los pacientes.',
    },
    on_call_phone: {
      label: 'Dentista de turno',
      help: 'Suena el teléfono del dentista de turno, también de noche, con su código de país.',
    },
    emergency_number: {
      label: 'Número de emergencias',
      help: 'Lo que se marca en su país para pedir una ambulancia.',
    },
    exam_calendar: {
      label: 'Calendario de pacientes nuevos',
      help: 'Tiene los horarios más largos de un primer examen con radiografías.',
    },
    forms_link: {
      label: 'Formularios de paciente nuevo',
      help: 'La página con su historia clínica y sus formularios de consentimiento.',
    },
    benefits_workflow: {
      label: 'Flujo para verificar beneficios',
      help: 'Pide a quien coordina los seguros que verifique un plan.',
    },
    reschedule_workflow: {
      label: 'Flujo para cambiar visitas',
      help: 'Pide a la recepción que cambie una visita y llame al paciente.',
    },
    insurance_field: {
      label: 'Campo del seguro',
      help: 'Un campo de texto del contacto.',
    },
    concern_field: {
      label: 'Campo de la molestia',
      help: 'Un campo de texto que el dentista lee antes de la visita.',
    },
    comfort_field: {
      label: 'Campo de notas de comodidad',
      help: 'Donde el equipo busca los temores y deseos de un paciente.',
    },
    office_knowledge_base: {
      label: 'Base de conocimientos',
      help: 'Contiene planes aceptados, tarifas, financiamiento y políticas del consultorio.',
    },
  },
};

import type { PackTexts } from '../../define.ts';

export const law: PackTexts = {
  name: 'Bufete de abogados',
  description: 'Arrestos, conflictos de interés, admisión y clientes, sin asesoría legal.',
  templates: {
    'law-urgent': {
      name: 'Asunto urgente al abogado de turno',
      description:
        'Arrestos, interrogatorios y audiencias en menos de dos días llegan a un abogado.',
    },
    'law-existing-client': {
      name: 'Cliente actual a la línea de clientes',
      description: 'Los clientes con un caso abierto llegan a quien conoce su expediente.',
    },
    'law-conflict-check': {
      name: 'Verificar conflictos de interés',
      description: 'Reúne los nombres de todas las partes antes de oír la historia.',
    },
    'law-consultation': {
      name: 'Agendar una consulta legal',
      description: 'Ofrece dos reuniones al día con un abogado durante los próximos cinco días.',
    },
    'law-intake-form': {
      name: 'Enviar el formulario seguro de admisión',
      description: 'Envía un formulario cifrado en lugar de papeles por mensaje de texto.',
    },
    'law-firm-questions': {
      name: 'Explicar cómo trabaja el bufete',
      description: 'Busca honorarios, proceso, idiomas y oficinas, y no da asesoría.',
    },
    'law-opposing-party': {
      name: 'Guardar la parte contraria',
      description: 'Guarda los nombres deletreados de todos los de la otra parte.',
    },
    'law-court-date': {
      name: 'Guardar la próxima fecha de audiencia',
      description: 'Guarda la audiencia o el plazo más próximo que lee quien llama.',
    },
    'law-case-type': {
      name: 'Guardar el tipo de caso',
      description: 'Después de la llamada, anota en pocas palabras el área y la parte que es.',
    },
  },
  blanks: {
    firm_name: {
      label: 'Nombre del bufete',
      help: 'Como quiere que se diga por teléfono.',
    },
    practice_areas: {
      label: 'Áreas de práctica',
      help: 'Los casos que acepta, en las palabras de quienes llaman.',
    },
    duty_attorney_phone: {
      label: 'Abogado de turno',
      help: 'Suena a cualquier hora, con su código de país.',
    },
    paralegal_phone: {
      label: 'Línea de clientes',
      help: 'El asistente legal que atiende los casos abiertos.',
    },
    client_line_hours: {
      label: 'Horario de la línea de clientes',
      help: 'Días y horas en palabras.',
    },
    conflict_workflow: {
      label: 'Flujo para verificar conflictos',
      help: 'Pasa los nombres a quien busca conflictos de interés.',
    },
    consultation_calendar: {
      label: 'Calendario de consultas',
      help: 'Donde se agendan las primeras reuniones con un abogado.',
    },
    intake_link: {
      label: 'Formulario seguro de admisión',
      help: 'Un formulario cifrado para describir el caso y subir papeles.',
    },
    opposing_party_field: {
      label: 'Campo de la parte contraria',
      help: 'Un campo de texto del contacto.',
    },
    court_date_field: {
      label: 'Campo del próximo plazo',
      help: 'Un campo de fecha, o un campo de texto que contiene una fecha.',
    },
    matter_field: {
      label: 'Campo del tipo de caso',
      help: 'Un campo de texto del contacto.',
    },
    firm_knowledge_base: {
      label: 'Base de conocimientos',
      help: 'Contiene sus honorarios, proceso, idiomas y datos de la oficina; nada de asesoría.',
    },
  },
};

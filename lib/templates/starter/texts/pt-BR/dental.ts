import type { PackTexts } from '../../define.ts';

export const dental: PackTexts = {
  name: 'Consultório odontológico',
  description: 'Emergências, pacientes novos, convênios e pessoas nervosas em um consultório.',
  templates: {
    'dental-emergency': {
      name: 'Emergência dentária ao dentista de plantão',
      description: 'Dentes perdidos em batidas, inchaço e sangramento chegam ao plantão.',
    },
    'dental-new-patient-exam': {
      name: 'Agendar o exame de um paciente novo',
      description: 'Oferece três primeiras consultas por dia nos próximos três dias.',
    },
    'dental-new-patient-forms': {
      name: 'Enviar os formulários de paciente novo',
      description: 'Envia o histórico de saúde para preencher antes da primeira consulta.',
    },
    'dental-verify-benefits': {
      name: 'Verificar a cobertura odontológica',
      description: 'Reúne os dados do plano e pede ao consultório que os verifique antes.',
    },
    'dental-move-visit': {
      name: 'Mudar uma consulta odontológica',
      description: 'Passa à recepção o pedido de mudar ou cancelar uma consulta.',
    },
    'dental-office-questions': {
      name: 'Responder perguntas do consultório',
      description: 'Busca antes planos aceitos, valores, financiamento e políticas.',
    },
    'dental-insurance': {
      name: 'Salvar o plano odontológico',
      description: 'Anota a operadora e o plano enquanto o paciente está com o cartão na mão.',
    },
    'dental-concern': {
      name: 'Salvar a queixa odontológica',
      description: 'Depois da ligação, anota o que incomoda o paciente e desde quando.',
    },
    'dental-comfort': {
      name: 'Salvar as preferências de conforto',
      description: 'Depois da ligação, diz à equipe o que acalma um paciente nervoso.',
    },
  },
  blanks: {
    practice_name: { label: 'Nome do consultório', help: 'Como os pacientes conhecem.' },
    on_call_phone: {
      label: 'Dentista de plantão',
      help: 'Toca para o dentista de plantão, também à noite, com o código do país.',
    },
    emergency_number: {
      label: 'Número de emergência',
      help: 'O que se disca no seu país para chamar uma ambulância.',
    },
    exam_calendar: {
      label: 'Calendário de pacientes novos',
      help: 'Tem os horários mais longos de um primeiro exame com radiografias.',
    },
    forms_link: {
      label: 'Formulários de paciente novo',
      help: 'A página com o histórico de saúde e os termos de consentimento.',
    },
    benefits_workflow: {
      label: 'Fluxo para verificar coberturas',
      help: 'Pede a quem cuida dos convênios que verifique um plano.',
    },
    reschedule_workflow: {
      label: 'Fluxo para mudar consultas',
      help: 'Pede à recepção que mude uma consulta e ligue para o paciente.',
    },
    insurance_field: { label: 'Campo do plano', help: 'Um campo de texto do contato.' },
    concern_field: {
      label: 'Campo da queixa',
      help: 'Um campo de texto que o dentista lê antes da consulta.',
    },
    comfort_field: {
      label: 'Campo de notas de conforto',
      help: 'Onde a equipe procura os medos e desejos de um paciente.',
    },
    office_knowledge_base: {
      label: 'Base de conhecimento',
      help: 'Contém planos aceitos, valores, financiamento e políticas do consultório.',
    },
  },
};

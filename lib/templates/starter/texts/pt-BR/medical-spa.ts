import type { PackTexts } from '../../define.ts';

export const medicalSpa: PackTexts = {
  name: 'Clínica de estética',
  description: 'Reações depois de um tratamento, consultas, preços e assinaturas.',
  templates: {
    'medical-spa-reaction': {
      name: 'Reação a um tratamento, para a enfermagem',
      description: 'Sintomas após uma injeção, um peeling ou um laser chegam à enfermagem.',
    },
    'medical-spa-consultation': {
      name: 'Agendar uma consulta estética',
      description: 'Oferece três consultas por dia nos próximos cinco dias.',
    },
    'medical-spa-prepare': {
      name: 'Enviar como se preparar',
      description: 'Envia as orientações antes de um tratamento e o prazo para cancelar.',
    },
    'medical-spa-membership': {
      name: 'Acompanhar uma assinatura',
      description: 'Envia os planos a clientes que vêm sempre e querem economizar.',
    },
    'medical-spa-gift-card': {
      name: 'Consultar o saldo de um vale-presente',
      description: 'Busca quanto resta em um vale-presente seu.',
    },
    'medical-spa-questions': {
      name: 'Responder sobre tratamentos e preços',
      description: 'Busca preços, duração e recuperação, e não promete resultados.',
    },
    'medical-spa-interest': {
      name: 'Salvar o tratamento de interesse',
      description: 'Guarda o que interessa à pessoa, para a consulta.',
    },
    'medical-spa-event': {
      name: 'Salvar o grande dia',
      description: 'Depois da ligação, anota o evento para o qual a pessoa quer estar bem.',
    },
  },
  blanks: {
    spa_name: { label: 'Nome da clínica', help: 'Como os clientes conhecem.' },
    nurse_phone: {
      label: 'Enfermagem de plantão',
      help: 'Toca para um profissional habilitado a qualquer hora, com o código do país.',
    },
    emergency_number: {
      label: 'Número de emergência',
      help: 'O que se disca no seu país para chamar uma ambulância.',
    },
    consult_calendar: {
      label: 'Calendário de consultas',
      help: 'Primeiras visitas com um profissional, antes de qualquer tratamento.',
    },
    prep_link: {
      label: 'Página sobre como se preparar',
      help: 'As suas orientações para os dias antes de cada tratamento.',
    },
    cancel_notice: {
      label: 'Prazo para cancelar',
      help: 'Com que antecedência é preciso cancelar, em palavras.',
    },
    membership_workflow: {
      label: 'Fluxo para assinaturas',
      help: 'Envia os planos e deixa a sua coordenação acompanhar.',
    },
    gift_card_address: {
      label: 'Endereço web dos vales-presente',
      help: 'A API do seu sistema de reservas ou pagamentos que conhece os saldos.',
    },
    gift_card_key: {
      label: 'Chave dos vales-presente',
      help: 'Somente leitura, se o seu sistema oferecer.',
    },
    treatment_field: { label: 'Campo do tratamento', help: 'Um campo de texto do contato.' },
    event_field: { label: 'Campo do grande dia', help: 'Um campo de texto do contato.' },
    treatment_knowledge_base: {
      label: 'Base de conhecimento',
      help: 'Contém os seus tratamentos, preços, recuperação e políticas.',
    },
  },
};

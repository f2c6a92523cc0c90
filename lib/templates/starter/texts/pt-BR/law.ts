import type { PackTexts } from '../../define.ts';

export const law: PackTexts = {
  name: 'Escritório de advocacia',
  description: 'Prisões, conflitos de interesse, triagem e clientes, sem aconselhamento jurídico.',
  templates: {
    'law-urgent': {
      name: 'Assunto urgente ao advogado de plantão',
      description: 'Prisões, interrogatórios e audiências em até dois dias chegam a um advogado.',
    },
    'law-existing-client': {
      name: 'Cliente atual para a linha de clientes',
      description: 'Clientes com um caso aberto chegam a quem conhece o processo.',
    },
    'law-conflict-check': {
      name: 'Verificar conflitos de interesse',
      description: 'Reúne os nomes de todas as partes antes de ouvir a história.',
    },
    'law-consultation': {
      name: 'Agendar uma consulta jurídica',
      description: 'Oferece duas reuniões por dia com um advogado nos próximos cinco dias.',
    },
    'law-intake-form': {
      name: 'Enviar o formulário seguro de triagem',
      description: 'Envia um formulário criptografado em vez de papéis por mensagem de texto.',
    },
    'law-firm-questions': {
      name: 'Explicar como o escritório trabalha',
      description: 'Busca honorários, processo, idiomas e endereços, e não dá conselhos.',
    },
    'law-opposing-party': {
      name: 'Salvar a parte contrária',
      description: 'Guarda os nomes soletrados de todos os que estão do outro lado.',
    },
    'law-court-date': {
      name: 'Salvar a próxima audiência',
      description: 'Guarda a audiência ou o prazo mais próximo que a pessoa lê em voz alta.',
    },
    'law-case-type': {
      name: 'Salvar o tipo de caso',
      description: 'Depois da ligação, anota em poucas palavras a área e o lado no caso.',
    },
  },
  blanks: {
    firm_name: {
      label: 'Nome do escritório',
      help: 'Como você quer que seja dito ao telefone.',
    },
    practice_areas: {
      label: 'Áreas de atuação',
      help: 'Os casos que você aceita, nas palavras de quem liga.',
    },
    duty_attorney_phone: {
      label: 'Advogado de plantão',
      help: 'Toca a qualquer hora, com o código do país.',
    },
    paralegal_phone: {
      label: 'Linha de clientes',
      help: 'O assistente jurídico que cuida dos casos abertos.',
    },
    client_line_hours: {
      label: 'Horário da linha de clientes',
      help: 'Dias e horários em palavras.',
    },
    conflict_workflow: {
      label: 'Fluxo para verificar conflitos',
      help: 'Passa os nomes a quem faz a busca de conflitos.',
    },
    consultation_calendar: {
      label: 'Calendário de consultas',
      help: 'Onde são agendadas as primeiras reuniões com um advogado.',
    },
    intake_link: {
      label: 'Formulário seguro de triagem',
      help: 'Um formulário criptografado para descrever o caso e enviar papéis.',
    },
    opposing_party_field: {
      label: 'Campo da parte contrária',
      help: 'Um campo de texto do contato.',
    },
    court_date_field: {
      label: 'Campo do próximo prazo',
      help: 'Um campo de data, ou um campo de texto que contém uma data.',
    },
    matter_field: { label: 'Campo do tipo de caso', help: 'Um campo de texto do contato.' },
    firm_knowledge_base: {
      label: 'Base de conhecimento',
      help: 'Contém honorários, processo, idiomas e dados do escritório; nenhum conselho.',
    },
  },
};

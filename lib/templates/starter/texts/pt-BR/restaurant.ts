import type { PackTexts } from '../../define.ts';

export const restaurant: PackTexts = {
  name: 'Restaurante',
  description: 'Mesas, fila de espera, pedidos, alergias e grupos enquanto a equipe atende.',
  templates: {
    'restaurant-manager': {
      name: 'Alergia grave ou reclamação ao gerente',
      description: 'O que só a casa pode responder chega ao gerente durante o serviço.',
    },
    'restaurant-table': {
      name: 'Reservar uma mesa',
      description: 'Oferece quatro horários por noite, a cada meia hora, nos próximos três dias.',
    },
    'restaurant-waitlist': {
      name: 'Entrar na fila de espera de hoje',
      description: 'Adiciona à fila de espera da sua recepção um grupo que está a caminho.',
    },
    'restaurant-order-link': {
      name: 'Enviar o cardápio e a página de pedidos',
      description: 'Envia à página quem quer levar comida, em vez de anotar pedidos.',
    },
    'restaurant-groups': {
      name: 'Iniciar um pedido de grupo ou bufê',
      description: 'Passa grupos grandes, salas privativas e bufê à sua equipe de eventos.',
    },
    'restaurant-menu-questions': {
      name: 'Responder sobre o cardápio e a casa',
      description: 'Busca pratos, horários, estacionamento, cães na varanda e taxa de rolha.',
    },
    'restaurant-diet': {
      name: 'Salvar restrições alimentares',
      description: 'Guarda alergias e dietas do cliente para cada visita.',
    },
    'restaurant-occasion': {
      name: 'Salvar a ocasião',
      description: 'Depois da ligação, diz à recepção o que a mesa está comemorando.',
    },
  },
  blanks: {
    restaurant_name: { label: 'Nome do restaurante', help: 'Como os clientes dizem.' },
    manager_phone: {
      label: 'Telefone do gerente',
      help: 'Atendido durante o serviço, com o código do país.',
    },
    service_hours: {
      label: 'Horário de serviço',
      help: 'Quando a cozinha está aberta, em palavras.',
    },
    largest_table: {
      label: 'Maior grupo em uma mesa normal',
      help: 'Grupos maiores vão para a sua equipe de eventos.',
    },
    table_calendar: {
      label: 'Calendário de mesas',
      help: 'Onde ficam as reservas.',
    },
    waitlist_address: {
      label: 'Endereço web da fila de espera',
      help: 'A API da sua fila de espera que adiciona um grupo.',
    },
    waitlist_key: {
      label: 'Chave da fila de espera',
      help: 'O token que a sua fila de espera pede.',
    },
    order_link: {
      label: 'Página do cardápio e de pedidos',
      help: 'Onde os clientes veem o cardápio de hoje e pedem para retirar.',
    },
    events_workflow: {
      label: 'Fluxo para grupos e bufê',
      help: 'Avisa a sua equipe de eventos de um pedido.',
    },
    diet_field: {
      label: 'Campo de restrições alimentares',
      help: 'Um campo de texto que a recepção lê antes de o cliente chegar.',
    },
    occasion_field: { label: 'Campo da ocasião', help: 'Um campo de texto do contato.' },
    menu_knowledge_base: {
      label: 'Base de conhecimento',
      help: 'Contém cardápio, horários, estacionamento, traje e regras da casa.',
    },
  },
};

import type { PackTexts } from '../../define.ts';

export const restaurant: PackTexts = {
  name: 'Restaurante',
  description: 'Mesas, lista de espera, pedidos, alergias y grupos mientras el personal atiende.',
  templates: {
    'restaurant-manager': {
      name: 'Alergia grave o queja al gerente',
      description: 'Lo que solo la casa puede responder llega al gerente durante el servicio.',
    },
    'restaurant-table': {
      name: 'Reservar una mesa',
      description: 'Ofrece cuatro horarios por noche, cada media hora, los próximos tres días.',
    },
    'restaurant-waitlist': {
      name: 'Entrar a la lista de espera de hoy',
      description: 'Agrega a la lista de espera de su recepción a un grupo que va en camino.',
    },
    'restaurant-order-link': {
      name: 'Enviar el menú y la página de pedidos',
      description: 'Envía a la página a quien pide para llevar, en lugar de anotar pedidos.',
    },
    'restaurant-groups': {
      name: 'Iniciar una consulta de grupo o banquete',
      description: 'Pasa grupos grandes, salones privados y banquetes a su equipo de eventos.',
    },
    'restaurant-menu-questions': {
      name: 'Responder sobre el menú y la casa',
      description: 'Busca platos, horarios, estacionamiento, perros en la terraza y descorche.',
    },
    'restaurant-diet': {
      name: 'Guardar necesidades alimentarias',
      description: 'Guarda alergias y dietas del cliente para cada visita.',
    },
    'restaurant-occasion': {
      name: 'Guardar la ocasión',
      description: 'Después de la llamada, dice a la recepción qué se celebra en la mesa.',
    },
  },
  blanks: {
    restaurant_name: {
      label: 'Nombre del restaurante',
      help: 'Como lo dicen los clientes.',
    },
    manager_phone: {
      label: 'Teléfono del gerente',
      help: 'Se atiende durante el servicio, con su código de país.',
    },
    service_hours: {
      label: 'Horario de servicio',
      help: 'Cuándo está abierta la cocina, en palabras.',
    },
    largest_table: {
      label: 'Grupo más grande en una mesa normal',
      help: 'Los grupos más grandes van con su equipo de eventos.',
    },
    table_calendar: {
      label: 'Calendario de mesas',
      help: 'Donde se llevan las reservas.',
    },
    waitlist_address: {
      label: 'Dirección web de la lista de espera',
      help: 'La API de su lista de espera que agrega a un grupo.',
    },
    waitlist_key: {
      label: 'Clave de la lista de espera',
      help: 'El token que pide su lista de espera.',
    },
    order_link: {
      label: 'Página del menú y pedidos',
      help: 'Donde los clientes ven el menú de hoy y piden para recoger.',
    },
    events_workflow: {
      label: 'Flujo para grupos y banquetes',
      help: 'Avisa a su equipo de eventos de una consulta.',
    },
    diet_field: {
      label: 'Campo de necesidades alimentarias',
      help: 'Un campo de texto que la recepción lee antes de que llegue el cliente.',
    },
    occasion_field: {
      label: 'Campo de la ocasión',
      help: 'Un campo de texto del contacto.',
    },
    menu_knowledge_base: {
      label: 'Base de conocimientos',
      help: 'Contiene el menú, horarios, estacionamiento, vestimenta y reglas de la casa.',
    },
  },
};

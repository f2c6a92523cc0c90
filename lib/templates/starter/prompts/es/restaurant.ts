import type { PackPrompts } from '../../define.ts';

export const restaurant: PackPrompts = {
  templates: {
    'restaurant-manager': {
      triggerPrompt:
        'Cuando la persona que llama tenga una alergia grave y pregunte si un plato es seguro, diga que alguien se enfermó o se lastimó, o esté inconforme con una visita o un pedido. Nunca diga usted que un plato es seguro o que no contiene algo. El horario en que atiende el gerente es {{service_hours}}; a otras horas tome un mensaje. Pregunte el nombre y, si es por un pedido o una visita, el día y la hora; después transfiera. Las reservas, los retrasos, los horarios y los objetos perdidos no necesitan al gerente.',
      triggerMessage:
        'Prefiero que nuestro gerente le responda personalmente. Deme solo un momento.',
    },
    'restaurant-table': {},
    'restaurant-waitlist': {
      triggerPrompt:
        'Cuando la persona que llama quiera venir hoy a {{restaurant_name}}, no haya mesa libre y acepte esperar. Pregunte un nombre, cuántas personas son y un número de celular para el mensaje de “su mesa está lista”; repita cuántas personas son y el número. Agregue al grupo una sola vez, y únicamente para hoy dentro del horario de servicio: {{service_hours}}. No prometa un tiempo de espera. Más de {{largest_table}} personas no pueden entrar a la lista: ofrezca una consulta de grupo.',
      triggerMessage: 'Muy bien, anoto a su grupo en la lista.',
      apiParameters: {
        guest: { description: 'Nombre de pila', example: 'Patricia' },
        partySize: { description: 'Número de personas, contando a los niños' },
        mobile: {
          description: 'Número de celular con código de área, solo dígitos, tal como se confirmó',
        },
      },
    },
    'restaurant-order-link': {
      triggerPrompt:
        'Cuando la persona que llama quiera pedir comida para llevar o pida ver el menú. No tome el pedido por teléfono. Diga que la página muestra lo que hay en este momento, pregunte si puede enviarla por mensaje de texto y envíela después de un sí. Si no puede usar un enlace, o ya pidió y pregunta dónde está su comida, no la envíe: ofrezca que alguien del personal le llame.',
      triggerMessage: 'El menú va en camino a su teléfono, y desde ahí mismo puede pedir.',
      messageBody:
        '¿Tiene hambre? Este es el menú de hoy en {{restaurant_name}}, y aquí puede pedir para recoger: {{order_link}} Por favor, indique sus alergias en el pedido.',
    },
    'restaurant-groups': {
      triggerPrompt:
        'Cuando el grupo sea de más de {{largest_table}} personas, o quien llama quiera el salón privado, todo el restaurante o comida para un evento. Pregunte la fecha, la hora de inicio, el número de invitados, la ocasión y un presupuesto aproximado si lo tiene; luego, nombre y número. Resúmalo, espere un sí e inicie esto una vez. La fecha no queda apartada hasta que el equipo de eventos la confirme: dígalo. No dé precios de menús ni consumos mínimos.',
      triggerMessage: 'Suena como un evento muy bonito. Se lo paso a nuestro equipo de eventos.',
    },
    'restaurant-menu-questions': {
      triggerPrompt:
        'Cuando la persona que llama pregunte qué hay en el menú, por opciones vegetarianas o sin gluten, horarios, días festivos, estacionamiento, código de vestimenta, sillas para niños, perros, descorche o tarjetas de regalo en {{restaurant_name}}. Búsquelo y mencione como máximo tres platos a la vez. Lo que el menú marca como sin gluten puede repetirlo, pero si se trata de una alergia agregue que la cocina maneja todos los ingredientes y ofrezca hablar con el gerente. No invente platos del día.',
    },
    'restaurant-diet': {
      description:
        'Los alimentos que alguien del grupo no debe o no quiere comer, cada uno marcado como alergia, dieta o disgusto, y de quién si la persona lo dijo. Repita las alergias antes de guardar. No marque algo como alergia a menos que se haya usado esa palabra o descrito una reacción.',
      examples: ['Alergia: nueces (hija)', 'Dieta: vegana, dos personas', 'Disgusto: cilantro'],
    },
    'restaurant-occasion': {
      description:
        'Qué celebra el grupo y los deseos que lo acompañan, como una vela o una mesa tranquila. Agregue “sorpresa” si la persona festejada no debe enterarse. Déjelo vacío si es una cena común.',
      examples: [
        'Cumpleaños de Samuel, sorpresa, vela en el postre',
        '25.º aniversario, mesa junto a la ventana',
      ],
    },
  },
  blanks: {
    service_hours: { sample: 'de martes a domingo, de 5 a 10 de la noche' },
    table_calendar: {
      default: 'Reserva de mesa',
      aliases: ['Reservas', 'Reservaciones', 'Reserva de cena'],
    },
    events_workflow: {
      default: 'Consulta de banquetes',
      aliases: ['Consulta de evento privado', 'Solicitud de grupo grande', 'Consulta de evento'],
    },
    diet_field: {
      default: 'Necesidades alimentarias',
      aliases: ['Alergias', 'Restricciones alimentarias', 'Alergias a alimentos'],
    },
    occasion_field: {
      default: 'Ocasión especial',
      aliases: ['Ocasión', 'Celebración', 'Notas del cliente'],
    },
    menu_knowledge_base: {
      default: 'Menú y horarios',
      aliases: ['Menú', 'Preguntas del restaurante', 'Preguntas frecuentes'],
    },
  },
};

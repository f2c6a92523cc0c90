import type { PackPrompts } from '../../define.ts';

export const homeServices: PackPrompts = {
  templates: {
    'home-services-emergency': {
      triggerPrompt:
        'Cuando haya una fuga de agua que no se pueda detener, salgan aguas negras, un tomacorriente eche chispas o huela a quemado, o no haya calefacción con temperaturas bajo cero. Primero pregunte: “¿Huele a gas, o ve humo o fuego?”. Si la respuesta es sí, no transfiera: diga que todos salgan de la casa sin tocar interruptores y que llamen al {{emergency_number}} desde afuera. Si es agua, pregunte si ya cerraron la llave principal. Pida la dirección y un número al que se pueda llamar, repita los dos y transfiera. Una llave de agua que gotea, un equipo ruidoso o el deseo de una cotización pueden esperar a una visita normal.',
      triggerMessage:
        'Le comunico con nuestro técnico de guardia. Quédese en la línea, puede tardar medio minuto.',
    },
    'home-services-coverage': {
      triggerPrompt:
        'Antes de ofrecer una visita, en cuanto la persona que llama le haya dicho dónde es el trabajo. Pida el código postal de cinco dígitos de la propiedad, repítalo dígito por dígito y luego verifíquelo. Hágalo una vez por dirección. Si {{company_name}} no da servicio ahí, dígalo con amabilidad y no agende; no recomiende a otra empresa.',
      triggerMessage: 'Permítame confirmar que nuestros técnicos llegan hasta su zona.',
      apiParameters: {
        zip: {
          description: 'Código postal de la propiedad donde es el trabajo, cinco dígitos',
        },
      },
    },
    'home-services-estimate': {},
    'home-services-photos': {
      triggerPrompt:
        'Cuando la persona que llama describa una fuga, una pieza rota, un tablero o un equipo que se entendería mejor con una foto, y nadie corra peligro. Pregunte si podría tomar dos fotos, una de cerca y otra a unos pasos, y si puede enviarle un mensaje de texto al que las pueda responder. Envíelo después de un sí. Nunca pida a nadie que abra un tablero, se suba a algo o se acerque a agua y electricidad por una foto.',
      triggerMessage:
        'Le envío un mensaje de texto ahora. Solo responda a ese mensaje con sus fotos.',
      messageBody:
        'Le escribe {{company_name}}. Responda por favor con 2 fotos del problema, una de cerca y otra a unos pasos, y con la etiqueta del número de modelo si puede alcanzarla sin riesgo.',
    },
    'home-services-quote': {
      triggerPrompt:
        'Cuando la persona que llama planee un reemplazo, una remodelación o una instalación nueva y quiera un precio, no una reparación para hoy. Averigüe qué se debe hacer, en qué tipo de edificio, si es de su propiedad y para cuándo. Resúmalo en una frase e inicie esto una vez, cuando esté de acuerdo. No mencione usted ningún precio ni rango. Los inquilinos necesitan la aprobación del dueño: en ese caso pida el nombre y el número del dueño.',
      triggerMessage: 'Gracias, es todo lo que necesita nuestro estimador. Se lo envío ahora.',
    },
    'home-services-prices': {
      triggerPrompt:
        'Cuando la persona que llama pregunte cuánto cuesta una visita, si {{company_name}} trabaja con cierta marca o sistema, o por garantía, licencias, seguro, financiamiento o planes de mantenimiento. Búsquelo y diga las tarifas exactamente como están escritas, con lo que incluyen. Si el precio depende del trabajo, diga que el técnico da un precio por escrito antes de empezar. No guíe a nadie en reparaciones de gas, cableado o refrigerante.',
    },
    'home-services-address': {
      description:
        'La dirección completa donde es el trabajo: número, calle, unidad, ciudad y código postal. Guárdela solo después de haberla repetido y de que la persona haya dicho que es correcta; pida que le deletreen los nombres de calle poco comunes. No la dirección de facturación, si es otra.',
      examples: [
        '1820 NW Flanders Street, Unidad 4, Portland 97209',
        '77 Alder Lane, Gresham 97030',
      ],
    },
    'home-services-access': {
      description:
        'Lo que el técnico debe saber para llegar al trabajo: código del portón o de la caja de llaves (repetido dígito por dígito), estacionamiento, mascotas, quién estará y desde qué hora. Solo lo que la persona ofreció para esta visita; no pida códigos de alarma.',
      examples: [
        'Código del portón 4471, perro en el patio',
        'El inquilino Luis está en casa después de las 3 p. m.',
      ],
    },
    'home-services-equipment': {
      description:
        'El aparato o sistema del que trató la llamada: qué es, luego marca, modelo y edad aproximada hasta donde la persona lo sabía, y después qué falla tiene. Omita lo que no haya mencionado. Vacío si la llamada no trató de un equipo.',
      examples: [
        'Calefactor de gas, Trane, unos 12 años, echa aire frío',
        'Calentador de agua sin tanque, Rinnai',
      ],
    },
  },
  blanks: {
    estimate_calendar: {
      default: 'Presupuesto a domicilio',
      aliases: ['Presupuesto', 'Presupuesto gratis', 'Estimado a domicilio', 'Visita de servicio'],
    },
    quote_workflow: {
      default: 'Solicitud de cotización',
      aliases: ['Solicitud de presupuesto', 'Nueva cotización', 'Solicitud de trabajo nuevo'],
    },
    address_field: {
      default: 'Dirección del servicio',
      aliases: ['Dirección del trabajo', 'Dirección de la propiedad'],
    },
    access_field: {
      default: 'Notas de acceso',
      aliases: ['Indicaciones de acceso', 'Código del portón', 'Notas para el técnico'],
    },
    equipment_field: {
      default: 'Equipo',
      aliases: ['Datos del equipo', 'Tipo de sistema', 'Marca y modelo del equipo'],
    },
    service_knowledge_base: {
      default: 'Servicios y precios',
      aliases: ['Preguntas de servicio', 'Lista de precios', 'Preguntas frecuentes'],
    },
  },
};

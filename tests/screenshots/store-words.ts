import type { Language } from '../../lib/i18n/languages.ts';
import { areasOf, catalogOf } from '../unit/i18n/catalogs.ts';

/** What the stores' pictures show, as an agency of each language would have written it. */
export interface StoreWords {
  subAccounts: string[];
  agents: [string, string];
  /** How the first agent greets, and what it was told; its language. */
  says: [greeting: string, prompt: string];
  speaks: string;
  pack: string;
  /** The call transfer, and what its two blanks are called. */
  transfer: { name: string; description: string; message: string; phone: string; person: string };
  texts: [name: string, description: string, body: string, folder: string, tags: string[]][];
}

export const storeWords: Record<Language, StoreWords> = {
  en: {
    subAccounts: [
      'Harbor Dental',
      'Maple Street Dental',
      'Pine & Co. Law',
      'Riverside Plumbing',
      'Lakeview Realty',
      'Cedar Medical Spa',
      'Corner Auto Repair',
    ],
    agents: ['Front Desk', 'After Hours'],
    says: [
      'Hello, thank you for calling Harbor Dental. How can I help you today?',
      'You answer the phone for Harbor Dental. Be friendly, brief and exact.',
    ],
    speaks: 'en-US',
    pack: 'First day at a dental office',
    transfer: {
      name: 'Transfer to the manager',
      description: 'Complaints and billing questions reach the manager.',
      message: 'One moment, I am putting you through to',
      phone: 'Manager’s phone',
      person: 'Manager’s name',
    },
    texts: [
      [
        'Text the booking link',
        'For callers who would rather choose a time online.',
        'Choose a time that suits you: https://book.example.com',
        'Dental',
        ['texts'],
      ],
      [
        'Text directions and parking',
        'Where to park, and which door to take.',
        'We are at 12 Harbor Street. Parking is behind the house.',
        'Dental',
        ['texts', 'front desk'],
      ],
      [
        'Text the opening hours',
        'When somebody asks when we are there.',
        'Monday to Friday from 8 to 6, Saturday from 9 to noon.',
        'Dental',
        ['texts'],
      ],
      [
        'Text the intake form',
        'Before the first meeting with an attorney.',
        'Please fill this in before we meet: https://forms.example.com',
        'Law',
        ['intake'],
      ],
      [
        'Text the emergency shut-off steps',
        'What to turn off before the plumber comes.',
        'Turn the main valve clockwise until it stops.',
        'Home services',
        ['emergency'],
      ],
      [
        'Ask for a review',
        'After a call that went well.',
        'How was it? Tell others.',
        '',
        ['texts'],
      ],
    ],
  },
  es: {
    subAccounts: [
      'Dental del Puerto',
      'Dental Calle Arce',
      'Pino y Asociados',
      'Plomería La Ribera',
      'Inmobiliaria Vista al Lago',
      'Spa Médico Cedro',
      'Taller La Esquina',
    ],
    agents: ['Recepción', 'Fuera de horario'],
    says: [
      'Gracias por llamar a Dental del Puerto. ¿En qué le puedo ayudar?',
      'Contesta el teléfono de Dental del Puerto. Sea amable, breve y exacto.',
    ],
    speaks: 'es-MX',
    pack: 'Primer día de un consultorio dental',
    transfer: {
      name: 'Transferir a la gerencia',
      description: 'Las quejas y las dudas de facturación llegan a la gerencia.',
      message: 'Un momento, le comunico con',
      phone: 'Teléfono de la gerencia',
      person: 'Nombre de quien atiende',
    },
    texts: [
      [
        'Enviar el enlace para reservar',
        'Para quien prefiere elegir la hora en línea.',
        'Elija la hora que le convenga: https://book.example.com',
        'Dental',
        ['mensajes'],
      ],
      [
        'Enviar cómo llegar',
        'Dónde estacionar y por qué puerta entrar.',
        'Estamos en Calle del Puerto 12. Hay lugar detrás de la casa.',
        'Dental',
        ['mensajes', 'recepción'],
      ],
      [
        'Enviar el horario',
        'Cuando alguien pregunta a qué hora atendemos.',
        'De lunes a viernes de 8 a 18, sábados de 9 a 12.',
        'Dental',
        ['mensajes'],
      ],
      [
        'Enviar el formulario inicial',
        'Antes de la primera reunión.',
        'Complételo antes de la reunión: https://forms.example.com',
        'Abogados',
        ['ingreso'],
      ],
      [
        'Enviar qué cerrar en una emergencia',
        'Antes de que llegue el plomero.',
        'Gire la llave principal hasta que se detenga.',
        'Hogar',
        ['emergencia'],
      ],
      ['Pedir una reseña', 'Tras una llamada que salió bien.', '¿Cómo le fue?', '', ['mensajes']],
    ],
  },
  'pt-BR': {
    subAccounts: [
      'Odonto do Porto',
      'Odonto Rua das Flores',
      'Pinheiro Advogados',
      'Encanador Beira-Rio',
      'Imóveis Vista do Lago',
      'Clínica Cedro',
      'Oficina da Esquina',
    ],
    agents: ['Recepção', 'Fora do horário'],
    says: [
      'Obrigado por ligar para a Odonto do Porto. Como posso ajudar?',
      'Você atende o telefone da Odonto do Porto. Seja gentil, breve e exato.',
    ],
    speaks: 'pt-BR',
    pack: 'Primeiro dia de um consultório',
    transfer: {
      name: 'Transferir para a gerência',
      description: 'Reclamações e dúvidas de cobrança chegam à gerência.',
      message: 'Um momento, vou transferir para',
      phone: 'Telefone da gerência',
      person: 'Nome de quem atende',
    },
    texts: [
      [
        'Enviar o link de agendamento',
        'Para quem prefere escolher o horário on-line.',
        'Escolha o melhor horário para você: https://book.example.com',
        'Odontologia',
        ['mensagens'],
      ],
      [
        'Enviar como chegar',
        'Onde estacionar e por qual porta entrar.',
        'Estamos na Rua do Porto, 12. Há vagas atrás da casa.',
        'Odontologia',
        ['mensagens', 'recepção'],
      ],
      [
        'Enviar o horário de atendimento',
        'Quando alguém pergunta a que horas atendemos.',
        'De segunda a sexta das 8h às 18h, sábado das 9h às 12h.',
        'Odontologia',
        ['mensagens'],
      ],
      [
        'Enviar o formulário inicial',
        'Antes da primeira reunião.',
        'Preencha antes da reunião: https://forms.example.com',
        'Advocacia',
        ['entrada'],
      ],
      [
        'Enviar o que fechar na emergência',
        'Antes de o encanador chegar.',
        'Gire o registro principal até parar.',
        'Casa',
        ['emergência'],
      ],
      [
        'Pedir uma avaliação',
        'Depois de uma ligação que deu certo.',
        'Como foi o atendimento?',
        '',
        ['mensagens'],
      ],
    ],
  },
};

/** What the interface says in a language where the English says `key`. */
export function saidAs(language: Language, key: string): string {
  if (language === 'en') return key;
  for (const area of areasOf(language)) {
    const text = catalogOf(language, area)[key];
    if (typeof text === 'string' && text !== '') return text;
  }
  throw new Error(`${language} does not say “${key}”`);
}

import type { PackTexts } from '../../define.ts';

export const carRepair: PackTexts = {
  name: 'Oficina mecânica',
  description: 'Panes, “meu carro já está pronto?”, entrada de carros e orçamentos.',
  templates: {
    'car-repair-breakdown': {
      name: 'Pane para a linha de guincho',
      description: 'Quem ficou parado chega ao guincho depois de checar se está a salvo.',
    },
    'car-repair-status': {
      name: 'Consultar a situação do conserto',
      description: 'Responde “meu carro já está pronto?” com o sistema da sua oficina.',
    },
    'car-repair-drop-off': {
      name: 'Agendar a entrada de um veículo',
      description: 'Oferece três horários para deixar o carro por dia nos próximos três dias.',
    },
    'car-repair-key-drop': {
      name: 'Enviar onde deixar a chave',
      description: 'Envia o endereço e a caixa de chaves a quem chega com a oficina fechada.',
    },
    'car-repair-estimate-call': {
      name: 'Pedir que o consultor ligue sobre um orçamento',
      description: 'Leva a decisão sobre um conserto a quem pode tomá-la.',
    },
    'car-repair-questions': {
      name: 'Responder sobre a oficina e a garantia',
      description: 'Busca serviços, preços fixos, garantia, carros reserva e marcas.',
    },
    'car-repair-vehicle': {
      name: 'Salvar o veículo',
      description: 'Guarda ano, marca, modelo e quilometragem do carro em questão.',
    },
    'car-repair-symptoms': {
      name: 'Salvar os sintomas',
      description: 'Depois da ligação, descreve o que o carro faz, quando e desde quando.',
    },
  },
  blanks: {
    shop_name: { label: 'Nome da oficina', help: 'Como os motoristas conhecem.' },
    shop_address: {
      label: 'Endereço da oficina',
      help: 'Rua e cidade, como um motorista de guincho precisa.',
    },
    tow_phone: {
      label: 'Linha de guincho',
      help: 'O seu guincho ou o parceiro que reboca para você, com o código do país.',
    },
    emergency_number: {
      label: 'Número de emergência',
      help: 'O que se disca no seu país depois de uma batida.',
    },
    status_address: {
      label: 'Endereço web da situação',
      help: 'A API do sistema da sua oficina que conhece as ordens abertas.',
    },
    status_key: {
      label: 'Chave do sistema da oficina',
      help: 'O token que o sistema da sua oficina pede.',
    },
    drop_off_calendar: {
      label: 'Calendário de entradas',
      help: 'Quando os carros são recebidos no balcão.',
    },
    key_drop: {
      label: 'Onde deixar chaves fora do horário',
      help: 'Uma frase sobre a sua caixa de chaves.',
    },
    advisor_workflow: {
      label: 'Fluxo para ligar sobre orçamentos',
      help: 'Pede ao consultor técnico que ligue sobre um orçamento.',
    },
    vehicle_field: { label: 'Campo do veículo', help: 'Um campo de texto do contato.' },
    symptom_field: {
      label: 'Campo dos sintomas',
      help: 'Um campo de texto que o técnico lê primeiro.',
    },
    shop_knowledge_base: {
      label: 'Base de conhecimento',
      help: 'Contém os seus serviços, preços fixos, a garantia e as marcas atendidas.',
    },
  },
};

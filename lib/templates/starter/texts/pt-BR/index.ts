import type { Texts } from '../../define.ts';
import { carRepair } from './car-repair.ts';
import { dental } from './dental.ts';
import { essentials } from './essentials.ts';
import { homeServices } from './home-services.ts';
import { insurance } from './insurance.ts';
import { law } from './law.ts';
import { medicalSpa } from './medical-spa.ts';
import { oneOfEach } from './one-of-each.ts';
import { realEstate } from './real-estate.ts';
import { restaurant } from './restaurant.ts';

/** What people read of the packs in Brazilian Portuguese. */
export const portugueseTexts: Texts = {
  'one-of-each': oneOfEach,
  essentials,
  dental,
  'home-services': homeServices,
  law,
  'real-estate': realEstate,
  restaurant,
  'medical-spa': medicalSpa,
  'car-repair': carRepair,
  insurance,
};

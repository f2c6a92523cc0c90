import { carRepair } from './car-repair.ts';
import type { StarterPack, StarterTemplate } from './define.ts';
import { dental } from './dental.ts';
import { essentials } from './essentials.ts';
import { homeServices } from './home-services.ts';
import { insurance } from './insurance.ts';
import { law } from './law.ts';
import { medicalSpa } from './medical-spa.ts';
import { oneOfEach } from './one-of-each.ts';
import { realEstate } from './real-estate.ts';
import { restaurant } from './restaurant.ts';

/** The packs that ship with the extension, in the order they are offered. */
export const starterPacks: StarterPack[] = [
  oneOfEach,
  essentials,
  dental,
  homeServices,
  law,
  realEstate,
  restaurant,
  medicalSpa,
  carRepair,
  insurance,
];

/** All their templates; each is in one pack only. */
export const starters: StarterTemplate[] = starterPacks.flatMap((pack) => pack.templates);

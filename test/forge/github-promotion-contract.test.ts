import { promotionDeskContract } from './promotion-desk-contract.ts';
import { githubPromotionWorld } from './promotion-world.ts';

promotionDeskContract('GitHub', githubPromotionWorld);

/** Nothing for axe to find in any lab, in Korean and in every theme. */
import { accessibleLabs } from './accessible-labs';

accessibleLabs('ko');

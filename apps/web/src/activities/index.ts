export { ACTIVITIES_ROUTES, ACTIVITY_INDEX_ROUTES } from './activities.routes';

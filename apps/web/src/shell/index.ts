export { appConfig } from './app.config';
export { Root } from './root';

/* global Causerie */
window.chat = Causerie.createChat({
  openWebUIUrl: 'http://localhost:3000',
  model: 'Technova',
  apiKey: '',
  systemPrompt: 'You are the assistant of TechNova. Answer briefly and kindly.',
  maxTokens: 1500,
  temperature: 0.7,
  stream: false,
  timeout: 45000,
  maxRetries: 3,
  errorMessages: { general: 'Our assistant is resting. Please write to support@technova.example.' },
});

// Words that people on the demo floor say, in the floor's three languages. Chosen by number, not by dice.

const CONTACT = [
  'Merhaba, siparişim hâlâ gelmedi.',
  'Hallo, ich habe eine Frage zu meiner Rechnung.',
  'Hi, my connection drops every evening.',
  'Evet, müşteri numaram 48213.',
  'Ja, genau.',
  'Yes, that is right.',
  'Bir dakika, bakıyorum.',
  'Danke, das hilft schon mal.',
  'Could you check the delivery date, please?',
  'Teşekkürler, oldu!',
  'Das hat leider nicht geklappt.',
  'I will try that now.',
];
const AGENT = [
  'Merhaba, size nasıl yardımcı olabilirim?',
  'Guten Tag, ich schaue gleich für Sie nach.',
  'Hello, thank you for waiting. Let me have a look.',
  'Hesabınızı açtım, bir saniye lütfen.',
  'Ich habe das gerade für Sie geändert.',
  'I have just sent you a confirmation.',
  'Kargonuz yarın teslim edilecek.',
  'Können Sie das Gerät bitte einmal neu starten?',
  'Could you tell me the last four digits of the contract?',
  'Rica ederim, başka bir konu var mı?',
  'Gern geschehen.',
  'Is there anything else I can do for you?',
];
const FEEDBACK = [
  'Çok hızlı ve güler yüzlü.',
  'Schnell und freundlich, danke.',
  'Solved in five minutes.',
  'Biraz beklettiniz ama çözüldü.',
  'Ich musste alles zweimal erklären.',
  'Friendly, but it is still not working.',
];

export const BOT_TEXT = 'Hello! I am the assistant. I am looking for a colleague who can help.';
export const AUTO_REPLY_TEXT = 'Thank you for your message. We will answer as soon as we can.';
export const STILL_THERE_TEXT = 'Are you still there?';

function nth(list: readonly string[], number: number): string {
  return list[number % list.length] as string;
}

export const contactText = (number: number) => nth(CONTACT, number);
export const agentText = (number: number) => nth(AGENT, number);
export const feedbackText = (number: number) => nth(FEEDBACK, number);

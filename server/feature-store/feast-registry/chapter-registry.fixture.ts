/**
 * The registry of the chapter's project, as Feast 0.19 wrote such ones: entity customer, view customer_rfm_features, a
 * Redshift query as source, a DynamoDB table as infrastructure. Serialized by Google's protobuf from Feast's own message
 * classes, the infrastructure (which newer classes no longer have) as bytes of its message.
 */
export const CHAPTER_REGISTRY = Buffer.from(
  [
    'Ck0KLwoIY3VzdG9tZXIQAiIKY3VzdG9tZXJpZEoVY3VzdG9tZXJfc2VnbWVudGF0aW9uEhoKCwjG0IKSBhDAqdM6EgsIxtCCkgYQwKnTOhoBMS',
    'IkNWExZjNjNTItOWY2YS00ZDZlLThhMGUtMGQ0YTFjN2IyZTExKgsIxtCCkgYQwKnTOjKvAwqQAwoVY3VzdG9tZXJfcmZtX2ZlYXR1cmVzEhVj',
    'dXN0b21lcl9zZWdtZW50YXRpb24aCGN1c3RvbWVyIgsKB3JlY2VuY3kQAyINCglmcmVxdWVuY3kQAyIRCg1tb25ldGFyeXZhbHVlEAUiBQoBch',
    'ADIgUKAWYQAyIFCgFtEAMiDAoIcmZtc2NvcmUQAyINCglyZXZlbnVlNm0QBSIOCgpsdHZjbHVzdGVyEAMiFAoQc2VnbWVudGhpZ2h2YWx1ZRAD',
    'IhMKD3NlZ21lbnRsb3d2YWx1ZRADIhMKD3NlZ21lbnRtaWR2YWx1ZRADMgYIgIawlgE6mgEIBRoPZXZlbnRfdGltZXN0YW1wKhFjcmVhdGVkX3',
    'RpbWVzdGFtcHo2EixTRUxFQ1QgKiBGUk9NIHNwZWN0cnVtLmN1c3RvbWVyX3JmbV9mZWF0dXJlcxoGcHVibGljigE5ZmVhc3QuaW5mcmEub2Zm',
    'bGluZV9zdG9yZXMucmVkc2hpZnRfc291cmNlLlJlZHNoaWZ0U291cmNlQAESGgoLCMbQgpIGEMCp0zoSCwjG0IKSBhDAqdM6Um4KbAowZmVhc3',
    'QuaW5mcmEub25saW5lX3N0b3Jlcy5keW5hbW9kYi5EeW5hbW9EQlRhYmxlEjgKK2N1c3RvbWVyX3NlZ21lbnRhdGlvbi5jdXN0b21lcl9yZm1f',
    'ZmVhdHVyZXMSCXVzLWVhc3QtMQ==',
  ].join(''),
  'base64',
);

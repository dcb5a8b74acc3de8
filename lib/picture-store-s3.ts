import type { PictureStore } from './picture-store'

export type S3Settings = {
  bucket: string
  region: string
  /** Another service than Amazon's that speaks S3; null for Amazon's own. */
  endpoint: string | null
  accessKeyId: string
  secretAccessKey: string
}

/** Pictures as objects of a bucket, of Amazon or any service that speaks S3. */
export function s3Store(settings: S3Settings): PictureStore {
  const { bucket: Bucket, region, endpoint, accessKeyId, secretAccessKey } = settings
  // Loaded when the first picture is asked for: most sites keep them in a folder.
  const loaded = import('@aws-sdk/client-s3').then((sdk) => ({
    sdk,
    client: new sdk.S3Client({
      region,
      ...(endpoint ? { endpoint } : {}),
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey },
      // Others than Amazon do not know the newer checksums.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 3,
    }),
  }))
  return {
    async put(Key, bytes) {
      const { sdk, client } = await loaded
      const object = { Bucket, Key, Body: bytes, ContentType: 'image/webp' }
      await client.send(new sdk.PutObjectCommand(object))
    },
    async get(Key) {
      const { sdk, client } = await loaded
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket, Key }))
        return (await Body?.transformToByteArray()) ?? null
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return null
        throw error
      }
    },
    async delete(Key) {
      const { sdk, client } = await loaded
      await client.send(new sdk.DeleteObjectCommand({ Bucket, Key }))
    },
  }
}

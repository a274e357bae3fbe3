import { StreamableFile } from '@nestjs/common';
import type { Readable } from 'node:stream';

/** A download: always an attachment, its Chinese name in RFC 5987 form. */
export function fileReply(stream: Readable, name: string, mime: string, size?: number): StreamableFile {
  return new StreamableFile(stream, {
    type: mime,
    disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    ...(size !== undefined && { length: size }),
  });
}

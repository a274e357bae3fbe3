import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { RuleBroken } from '@yipanqi/domain';
import { CurrentActor, type Actor } from './actor';
import { fileReply } from './file-reply';
import { Files } from './files';
import { isId } from './ids';
import { SignedIn } from './route-rule';

/** Files that a user's own work made or uploaded; anybody else's are unknown. */
@Controller('files')
export class FilesController {
  constructor(private readonly files: Files) {}

  @SignedIn()
  @Get(':id')
  async download(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    if (!isId(id)) throw new RuleBroken('NOT_FOUND');
    const file = await this.files.describe(id);
    if (file.createdBy !== actor.userId) throw new RuleBroken('NOT_FOUND');
    return fileReply(this.files.stream(id), file.name, file.mime, file.size);
  }
}

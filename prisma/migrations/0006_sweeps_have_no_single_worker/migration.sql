-- AlterTable
ALTER TABLE "Sweep" DROP COLUMN "executor";

-- AlterTable
ALTER TABLE "ModelVersion" ADD COLUMN     "deletedAt" TIMESTAMPTZ,
ADD COLUMN     "deletedBy" TEXT,
ADD COLUMN     "deletedReason" TEXT;

-- CreateTable
CREATE TABLE "CardEdition" (
    "model" TEXT NOT NULL,
    "major" INTEGER NOT NULL,
    "minor" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "intendedUse" TEXT NOT NULL,
    "limits" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "notes" TEXT NOT NULL,
    "editedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedBy" TEXT NOT NULL,

    CONSTRAINT "CardEdition_pkey" PRIMARY KEY ("model","major","minor","edition")
);

-- AddForeignKey
ALTER TABLE "CardEdition" ADD CONSTRAINT "CardEdition_model_major_minor_fkey" FOREIGN KEY ("model", "major", "minor") REFERENCES "ModelVersion"("model", "major", "minor") ON DELETE RESTRICT ON UPDATE CASCADE;

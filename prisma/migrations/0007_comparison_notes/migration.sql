-- CreateTable
CREATE TABLE "ComparisonNote" (
    "comparisonId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "editedAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedBy" TEXT NOT NULL,

    CONSTRAINT "ComparisonNote_pkey" PRIMARY KEY ("comparisonId")
);

-- AddForeignKey
ALTER TABLE "ComparisonNote" ADD CONSTRAINT "ComparisonNote_comparisonId_fkey" FOREIGN KEY ("comparisonId") REFERENCES "SavedComparison"("id") ON DELETE CASCADE ON UPDATE CASCADE;

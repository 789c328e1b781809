package dev.cuadra.benchmarks;

import dev.cuadra.boleta.contractor.ContractorList;
import dev.cuadra.boleta.rut.Rut;
import dev.cuadra.tables.CsvStyle;
import dev.cuadra.tables.TableWriter;
import dev.cuadra.tables.Tables;

/** Writes a contractor list of invented people to standard output; the same count gives the same bytes. */
public final class People {
    private People() {}

    /** Takes how many people. */
    public static void main(String... args) {
        int count = Integer.parseInt(args[0]);
        try (TableWriter writer = Tables.csv(System.out, CsvStyle.RFC_4180)) {
            writer.row(ContractorList.TITLES);
            for (int i = 0; i < count; i++) {
                writer.row(
                        new Rut(5_000_000 + i * 40).dotted(),
                        "Persona Inventada " + i,
                        "persona" + i + "@correo.example.cl",
                        "",
                        "Banco Ejemplo",
                        "Vista",
                        Long.toString(100_000_000L + i),
                        "",
                        "",
                        "");
            }
        }
    }
}

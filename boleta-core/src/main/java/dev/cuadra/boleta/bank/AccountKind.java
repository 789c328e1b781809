package dev.cuadra.boleta.bank;

/** What kind of account money goes to. */
public enum AccountKind {
    /** Cuenta corriente. */
    CORRIENTE,
    /** Cuenta vista, such as a Chequera Electrónica. */
    VISTA,
    /** Cuenta de ahorro. */
    AHORRO,
    /** CuentaRUT of BancoEstado: an account whose number is its owner's RUT without the check digit. */
    RUT,
    /** No account: a banker's draft that the payee collects. */
    VALE_VISTA
}

package dev.cuadra.layby.service;

import dev.cuadra.layby.stock.StockLevel;

/** The level of some goods in a store. */
record StoredStock(String business, String store, StockLevel level) {}

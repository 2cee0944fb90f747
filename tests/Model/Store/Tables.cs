namespace MarketData.Tests.Model.Store;

sealed class Tables(IEnumerable<TableDefinition> definitions)
{
    readonly Dictionary<string, Table> tables = definitions.ToDictionary(
        table => table.Name,
        table => new Table(table)
    );

    public Table this[string name] =>
        tables.GetValueOrDefault(name)
        ?? throw new ServiceError("ResourceNotFoundException", "Cannot do operations on a non-existent table");
}

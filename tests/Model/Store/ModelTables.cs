using MarketData.Contract;

namespace MarketData.Tests.Model.Store;

sealed class ModelTables(IEnumerable<TableSchema> definitions, Func<Leeway> leeway)
{
    readonly Dictionary<string, ModelTable> tables = definitions.ToDictionary(
        table => table.Purpose,
        table => new ModelTable(table, leeway)
    );

    public IEnumerable<ModelTable> All => tables.Values;

    public ModelTable this[string name] =>
        tables.GetValueOrDefault(name)
        ?? throw new ServiceError("ResourceNotFoundException", "Cannot do operations on a non-existent table");
}

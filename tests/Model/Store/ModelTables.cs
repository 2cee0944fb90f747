using MarketData.Contract;

namespace MarketData.Tests.Model.Store;

sealed class ModelTables(IEnumerable<TableSchema> definitions, Func<TableSchema, ModelTable> table)
{
    readonly Dictionary<string, ModelTable> tables = definitions.ToDictionary(definition => definition.Purpose, table);

    public IEnumerable<ModelTable> All => tables.Values;

    public ModelTable this[string name] =>
        tables.GetValueOrDefault(name)
        ?? throw new ServiceError("ResourceNotFoundException", "Cannot do operations on a non-existent table");
}

using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

/// <summary>
/// Used by nothing here. It is offered because its name is also System.OperatingSystem's: what imports both namespaces
/// is ambiguous with the real package, and so it is here.
/// </summary>
public class OperatingSystem(string value) : ConstantClass(value)
{
    public static OperatingSystem FindValue(string value) => FindValue<OperatingSystem>(value);

    public static implicit operator OperatingSystem(string value) => FindValue(value);
}

using System.Reflection;

namespace MarketData.UnitTests.StandIns;

/// <summary>
/// Public members as C# would declare them, without annotations for null, which the real packages lack.
/// </summary>
static class Signature
{
    const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Type type)
    {
        var inherits = type.BaseType is { } parent && parent != typeof(object) ? $" : {Name(parent)}" : "";
        return $"{(type.IsInterface ? "interface" : "class")} {Name(type)}{inherits}";
    }

    public static IEnumerable<string> MembersOf(Type type) =>
        type.GetConstructors(Declared)
            .Select(constructor => $"new({Parameters(constructor.GetParameters())})")
            .Concat(type.GetFields(Declared).Select(field => $"{Name(field.FieldType)} {field.Name}"))
            .Concat(type.GetProperties(Declared).Select(Of))
            .Concat(type.GetMethods(Declared).Where(IsDeclaredAsMethod).Select(Of));

    /// <summary>What overload resolution chooses between.</summary>
    public static string NameOf(string member) =>
        member[..(member.IndexOf('(', StringComparison.Ordinal) is > 0 and var end ? end : member.Length)];

    public static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return $"{Name(value)}?";
        }

        if (type.IsGenericType)
        {
            var arguments = string.Join(", ", type.GetGenericArguments().Select(Name));
            return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{arguments}>";
        }

        return type.IsNested ? $"{type.DeclaringType!.Name}.{type.Name}"
            : type == typeof(string) ? "string"
            : type == typeof(int) ? "int"
            : type == typeof(long) ? "long"
            : type == typeof(bool) ? "bool"
            : type == typeof(double) ? "double"
            : type == typeof(void) ? "void"
            : type.Name;
    }

    static bool IsDeclaredAsMethod(MethodInfo method) =>
        method is { IsVirtual: true, IsSpecialName: false }
        || (method.IsStatic && (!method.IsSpecialName || method.Name == "op_Implicit"));

    static string Of(PropertyInfo property) =>
        $"{Name(property.PropertyType)} {property.Name} {{ get;{(property.CanWrite ? " set;" : "")} }}";

    /// <summary>
    /// Every operation's name ends with Async, its parameters with an optional token, and it gives a task of its own
    /// response: all that is left out.
    /// </summary>
    static string Of(MethodInfo method)
    {
        var parameters = method.GetParameters();
        if (method.Name == "op_Implicit")
        {
            return $"implicit operator {Name(method.ReturnType)}({Parameters(parameters)})";
        }

        var operation = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^"Async".Length] : null;
        var isOperation =
            operation is not null
            && Name(method.ReturnType) == $"Task<{operation}Response>"
            && parameters[^1] is { IsOptional: true, Name: "cancellationToken" };
        return isOperation
            ? $"{operation}({Parameters(parameters[..^1])})"
            : $"{Name(method.ReturnType)} {method.Name}({Parameters(parameters)})";
    }

    static string Parameters(ParameterInfo[] parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));
}

// Most of the end-to-end run is Terraform's waiting: the other tests fill it.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(2)]
